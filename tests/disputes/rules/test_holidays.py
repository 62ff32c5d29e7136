"""What kind of day a day is, for wages."""

from datetime import date, timedelta

import pytest

from disputes.rules.holidays import FIRST_DAY, LAST_DAY, DayKind, day_of, days_of, public_holidays
from jinxi_portal.kernel.working_days import is_known, is_working_day


def test_the_spring_festival_of_2026_has_four_days_with_threefold_pay() -> None:
    kinds = {day.on.day: day.kind for day in days_of(date(2026, 2, 13), date(2026, 2, 28))}
    assert [day for day, kind in kinds.items() if kind == DayKind.HOLIDAY] == [16, 17, 18, 19]
    assert [day for day, kind in kinds.items() if kind == DayKind.REST] == [15, 20, 21, 22, 23]
    # two Saturdays are worked for it
    assert [day_of(date(2026, 2, day)).moved for day in (14, 28)] == [True, True]


@pytest.mark.parametrize(("year", "count"), [(2023, 11), (2024, 11), (2025, 13), (2026, 13), (2027, 13)])
def test_there_are_thirteen_a_year_since_2025(year: int, count: int) -> None:
    assert len(public_holidays(year)) == count


def test_no_public_holiday_is_worked_by_the_announced_calendar() -> None:
    on = FIRST_DAY
    while on <= LAST_DAY:
        if is_known(on.year) and day_of(on).kind == DayKind.HOLIDAY:
            assert not is_working_day(on), on
        on += timedelta(days=1)
