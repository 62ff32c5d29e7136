"""Working days of China, with the weekends worked to make up for long holidays."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinxi_portal.kernel.working_days import (
    add_working_days,
    is_known,
    is_working_day,
    next_working_day,
    working_day_on_or_after,
    working_days_between,
)

days = st.dates(date(2015, 1, 1), date(2032, 12, 31))
counts = st.integers(0, 40)


@pytest.mark.parametrize("day", [date(2026, 2, 14), date(2026, 2, 28), date(2025, 1, 26), date(2025, 2, 8)])
def test_a_weekend_that_makes_up_for_the_spring_festival_is_worked(day):
    assert day.weekday() >= 5
    assert is_working_day(day)


def test_the_spring_festival_of_2026_is_free():
    assert not any(is_working_day(date(2026, 2, 15) + timedelta(days=offset)) for offset in range(9))
    assert is_working_day(date(2026, 2, 24))


def test_the_spring_festival_of_2025_is_free():
    assert not any(is_working_day(date(2025, 1, 28) + timedelta(days=offset)) for offset in range(8))
    assert is_working_day(date(2025, 2, 5))


def test_a_limit_of_three_days_before_the_festival_ends_after_it():
    # Friday 13 February; Saturday 14 is worked, 15-23 are free
    assert add_working_days(date(2026, 2, 13), 3) == date(2026, 2, 25)


def test_a_year_not_announced_yet_counts_monday_to_friday():
    assert not is_known(2032)
    assert is_working_day(date(2032, 3, 1))
    assert not is_working_day(date(2032, 3, 6))


def test_holidays_fixed_by_law_are_free_in_every_year():
    assert not is_working_day(date(2032, 1, 1))
    assert not is_working_day(date(2032, 10, 1))


def test_a_limit_that_falls_on_a_holiday_ends_on_the_next_working_day():
    assert working_day_on_or_after(date(2025, 10, 1)) == date(2025, 10, 9)
    assert working_day_on_or_after(date(2025, 10, 9)) == date(2025, 10, 9)


@given(days, counts)
def test_adding_and_counting_agree(day, count):
    assert working_days_between(day, add_working_days(day, count)) == count


@given(days, st.integers(1, 40))
def test_the_end_of_a_limit_is_a_working_day(day, count):
    end = add_working_days(day, count)
    assert end > day
    assert is_working_day(end)


@given(days, counts, counts)
def test_limits_add_up(day, first, second):
    assert add_working_days(add_working_days(day, first), second) == add_working_days(day, first + second)


@given(days, st.integers(1, 40))
def test_going_back_undoes_going_forth_from_a_working_day(day, count):
    start = next_working_day(day)
    assert add_working_days(add_working_days(start, count), -count) == start


@given(days, days, days)
def test_counting_is_additive_and_antisymmetric(one, two, three):
    assert working_days_between(one, two) + working_days_between(two, three) == working_days_between(one, three)
    assert working_days_between(one, two) == -working_days_between(two, one)


@given(days)
def test_no_day_off_lasts_longer_than_the_longest_festival(day):
    assert next_working_day(day) - day <= timedelta(days=10)
