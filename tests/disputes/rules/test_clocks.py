"""All clocks, across the Spring Festival of 2026 (holiday 15 to 23 February; 14 and 28 February are worked)."""

from datetime import date

import pytest

from disputes.rules.clocks import (
    acceptance_due,
    confirmation_due,
    limit_after,
    may_extend_to,
    mediation_due,
)
from jinxi_portal.kernel.months import months_later
from jinxi_portal.kernel.working_days import is_working_day


def test_the_calendar_knows_the_spring_festival_of_2026() -> None:
    assert [day for day in range(10, 29) if not is_working_day(date(2026, 2, day))] == [*range(15, 24)]


@pytest.mark.parametrize(
    ("accepted", "due"),
    [
        # fifteen calendar days that end in the holiday end on the first working day after it
        (date(2026, 2, 2), date(2026, 2, 24)),
        (date(2026, 2, 6), date(2026, 2, 24)),
        # … that end on a Saturday which is worked end there
        (date(2026, 1, 30), date(2026, 2, 14)),
        (date(2026, 2, 13), date(2026, 2, 28)),
        # … and that end beyond it are not moved
        (date(2026, 2, 10), date(2026, 2, 25)),
    ],
)
def test_a_labour_dispute_has_fifteen_days(accepted: date, due: date) -> None:
    assert mediation_due(accepted_on=accepted, is_labour=True) == due


@pytest.mark.parametrize(
    ("accepted", "due"),
    [
        (date(2026, 1, 16), date(2026, 2, 24)),  # 16 February lies in the holiday
        (date(2026, 1, 14), date(2026, 2, 14)),  # a Saturday that is worked
        (date(2026, 1, 31), date(2026, 2, 28)),  # no 31 February; 28 is a worked Saturday
        (date(2026, 3, 2), date(2026, 4, 2)),
    ],
)
def test_other_disputes_have_a_month(accepted: date, due: date) -> None:
    assert mediation_due(accepted_on=accepted, is_labour=False) == due


def test_the_committee_may_set_two_months() -> None:
    assert mediation_due(accepted_on=date(2026, 3, 2), is_labour=False, months=2) == date(2026, 5, 6)  # after May Day


def test_both_sides_may_extend() -> None:
    assert may_extend_to(date(2026, 1, 20)) == date(2026, 2, 24)
    assert may_extend_to(date(2026, 3, 2), days=15) == date(2026, 3, 17)


def test_an_application_is_answered_within_working_days() -> None:
    # Thursday 12 February: Friday, the worked Saturday, then the first day after the holiday
    assert acceptance_due(date(2026, 2, 12)) == date(2026, 2, 24)


def test_judicial_confirmation_ends_thirty_days_after_effect() -> None:
    assert confirmation_due(date(2026, 1, 20)) == date(2026, 2, 24)
    assert confirmation_due(date(2026, 3, 2)) == date(2026, 4, 1)


def test_a_month_without_that_day_ends_on_its_last() -> None:
    assert months_later(date(2025, 12, 31), 2) == date(2026, 2, 28)
    assert months_later(date(2026, 11, 30), 3) == date(2027, 2, 28)
    assert months_later(date(2026, 1, 15), 12) == date(2027, 1, 15)


def test_the_day_of_the_event_does_not_count() -> None:
    assert limit_after(date(2026, 3, 2), 1) == date(2026, 3, 3)
