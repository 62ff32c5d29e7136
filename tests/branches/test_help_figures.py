"""The figure is the median of the days, as of any day, and its list can be counted again."""

from datetime import date
from decimal import Decimal

import pytest

from branches.figures import median_days, resolved_list, share_in_time
from branches.rules.help import choose_branch, days_left, middle
from branches.states_help import HelpState
from jinxi_portal.accounts.models import User
from tests.branches.help_factories import make_request, make_resolved


def test_the_middle_is_what_as_many_stay_below_as_above() -> None:
    assert middle([]) is None
    assert middle([1, 9, 3]) == 3
    assert middle([1, 2]) == Decimal("1.5")


def test_the_own_branch_goes_before_the_employers_and_the_desk_comes_last() -> None:
    assert choose_branch(own=5, of_employers=[7]) == 5
    assert choose_branch(own=None, of_employers=[7, 8]) == 7
    assert choose_branch(own=None, of_employers=[]) is None


def test_days_left_are_negative_when_it_is_late() -> None:
    assert days_left(date(2026, 5, 11), date(2026, 5, 13)) == -2


@pytest.mark.django_db
class TestFigure:
    @pytest.fixture(autouse=True)
    def requests(self, worker: User, branch_secretary: User) -> None:
        for asked, resolved in ((4, 5), (4, 7), (5, 18)):
            make_resolved(
                worker,
                branch_secretary,
                asked=date(2026, 5, asked),
                resolved=date(2026, 5, resolved),
                due=date(2026, 5, 12),
            )
        make_request(worker)
        handed = make_resolved(
            worker, branch_secretary, asked=date(2026, 4, 1), resolved=date(2026, 5, 6), due=date(2026, 4, 8)
        )
        handed.handed_to = "disputes"
        handed.save()
        make_resolved(worker, branch_secretary, asked=date(2024, 5, 1), resolved=date(2024, 5, 6), due=date(2024, 5, 8))

    def test_it_counts_what_the_branch_group_resolved_in_the_period(self) -> None:
        assert median_days(date(2026, 5, 31)) == 3
        assert median_days(date(2026, 5, 8)) == 2  # as it stood then
        assert median_days(date(2026, 4, 30)) is None
        assert share_in_time(date(2026, 5, 31)) == Decimal("0.667")

    def test_its_list_has_a_line_for_each_and_no_words(self, django_assert_num_queries: object) -> None:
        with django_assert_num_queries(1):  # type: ignore[operator]
            behind = resolved_list(date(2026, 5, 31))
        assert [line[5] for line in behind.lines] == [1, 3, 13]
        assert behind.lines[2][-1] == "逾期"
        assert len(behind.links) == 3

    def test_an_open_one_is_not_counted(self) -> None:
        assert all("QZ" in line[0] for line in resolved_list(date(2026, 5, 31)).lines)
        assert HelpState.ASKED not in {line[1] for line in resolved_list(date(2026, 5, 31)).lines}
