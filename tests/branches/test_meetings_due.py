"""What a branch owes by rule: held, due, late; for one branch and for all, at the same cost."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from branches.meetings_due import lines_of
from branches.models import Organisation
from branches.portal_meetings import _late
from branches.rules.meetings import Due, due_day, period_of, stand
from branches.states import OrganisationKind
from branches.states_meetings import MeetingKind, MeetingState
from jinxi_portal.accounts.public import User
from jinxi_portal.kernel import clock
from tests.branches.factories import make_member, make_organisation, make_own_branch
from tests.branches.meeting_factories import make_meeting
from tests.cast import signed_in

pytestmark = pytest.mark.django_db
TODAY = date(2026, 5, 20)
FOUNDED = date(2024, 3, 20)


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    with clock.frozen(TODAY):
        yield


def held(branch: Organisation, kind: MeetingKind, day: date) -> None:
    starts_at = clock.start_of(day) + timedelta(hours=19)
    make_meeting(branch, kind=kind, state=MeetingState.HELD, starts_at=starts_at)


def states(branch: Organisation) -> dict[MeetingKind, Due]:
    (line,) = lines_of([branch], on=TODAY)
    return {cell.kind: cell.state for cell in line.cells}


@pytest.mark.parametrize(
    ("days", "months", "fixed_day", "expected"),
    [
        ([date(2026, 5, 3)], 1, None, Due.DONE),
        ([date(2026, 4, 3)], 1, None, Due.DUE),
        ([date(2026, 3, 3)], 1, None, Due.LATE),
        ([date(2026, 4, 3)], 3, None, Due.DONE),
        ([date(2026, 1, 3)], 3, None, Due.DUE),
        ([date(2026, 4, 10)], 1, 10, Due.LATE),
        ([date(2026, 4, 10)], 1, 25, Due.DUE),
        ([date(2025, 2, 1)], 12, None, Due.DUE),
        ([], 12, None, Due.DUE),
    ],
)
def test_how_it_stands_in_may(days: list[date], months: int, fixed_day: int | None, expected: Due) -> None:
    founded_on = date(2025, 2, 1) if months == 12 else FOUNDED
    assert stand(days, on=TODAY, founded_on=founded_on, months=months, fixed_day=fixed_day) == expected


def test_periods_are_those_of_the_calendar() -> None:
    assert period_of(date(2026, 11, 25), 3) == (date(2026, 10, 1), date(2026, 12, 31))
    assert period_of(date(2026, 2, 28), 1) == (date(2026, 2, 1), date(2026, 2, 28))
    assert due_day(date(2026, 2, 5), 1, fixed_day=10) == date(2026, 2, 10)


def test_a_committee_and_groups_are_asked_for_only_where_there_are_any() -> None:
    branch = make_own_branch()
    assert states(branch)[MeetingKind.COMMITTEE] == states(branch)[MeetingKind.GROUP] == Due.NOT_REQUIRED
    for _number in range(7):
        make_member(branch)
    groups = [make_organisation(name, OrganisationKind.GROUP, parent=branch) for name in ("一组", "二组")]
    held(groups[0], MeetingKind.GROUP, date(2026, 5, 4))
    assert states(branch)[MeetingKind.COMMITTEE] == states(branch)[MeetingKind.GROUP] == Due.LATE
    held(groups[1], MeetingKind.GROUP, date(2026, 5, 5))
    held(branch, MeetingKind.COMMITTEE, date(2026, 5, 5))
    assert states(branch)[MeetingKind.COMMITTEE] == states(branch)[MeetingKind.GROUP] == Due.DONE


def test_the_secretary_is_reminded_and_the_committee_sees_all(
    client: Client, branch_secretary: User, clerk: User
) -> None:
    branch, other = make_own_branch(), make_organisation("百晓家党支部")
    held(branch, MeetingKind.MEMBERS, date(2026, 4, 20))
    titles = [item.title for item in _late(branch_secretary, 10)]
    assert "主题党日还没有开" in titles
    assert "支部党员大会还没有开" not in titles
    assert _late(clerk, 10) == []
    page = signed_in(client, clerk).get(reverse("branches:meetings_due")).content.decode()
    assert branch.name in page
    assert other.name in page
    page = signed_in(client, branch_secretary).get(reverse("branches:meetings_due")).content.decode()
    assert other.name not in page
    address = "branches:branch_meetings_due"
    assert "第十一条" in client.get(reverse(address, args=[branch.uid])).content.decode()
    assert client.get(reverse(address, args=[other.uid])).status_code == 404


def test_all_branches_cost_the_same_few_queries(client: Client, clerk: User, django_assert_max_num_queries) -> None:
    for number in range(12):
        branch = make_organisation(f"第{number}党支部")
        held(branch, MeetingKind.THEME_DAY, date(2026, 5, 10))
    signed_in(client, clerk)
    with django_assert_max_num_queries(14):
        client.get(reverse("branches:meetings_due"))
