"""The wage calculator."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disputes.rules.wages import (
    Hours,
    Pay,
    PayUnit,
    Worked,
    hourly_wage,
    in_instalments,
    reckon,
    reckon_period,
    rounded,
    wage_for_days,
)


def test_a_month_has_21_75_paid_days_of_eight_hours() -> None:
    assert rounded(hourly_wage(Decimal(4350))) == Decimal("25.00")
    assert wage_for_days(Decimal(4350), Decimal(10)) == Decimal("2000.00")


def test_overtime_rest_days_and_holidays_have_their_rates_and_articles() -> None:
    found = reckon(
        hourly=Decimal(25),
        hours={Hours.OVERTIME: Decimal(10), Hours.REST_DAY: Decimal(8), Hours.HOLIDAY: Decimal(8)},
        paid=Decimal(500),
    )
    assert [(line.amount, line.source) for line in found.lines] == [
        (Decimal("375.00"), "劳动法 44(1)"),
        (Decimal("400.00"), "劳动法 44(2)"),
        (Decimal("600.00"), "劳动法 44(3)"),
    ]
    assert (found.owed, found.open) == (Decimal("1375.00"), Decimal("875.00"))


def test_who_was_paid_more_owes_nothing_back() -> None:
    assert reckon(hourly=Decimal(20), hours={Hours.NORMAL: Decimal(8)}, paid=Decimal(200)).open == 0


@pytest.mark.parametrize(
    "wrong", [{"hourly": Decimal(-1), "hours": {}}, {"hourly": Decimal(1), "hours": {Hours.NORMAL: Decimal(-1)}}]
)
def test_nothing_is_below_zero(wrong: dict) -> None:  # type: ignore[type-arg]
    with pytest.raises(ValueError, match="below zero"):
        reckon(**wrong)


def test_instalments_are_monthly_and_the_last_takes_the_cents() -> None:
    found = in_instalments(Decimal(1000), count=3, first=date(2026, 1, 31))
    assert [(each.due, each.amount) for each in found] == [
        (date(2026, 1, 31), Decimal("333.33")),
        (date(2026, 2, 28), Decimal("333.33")),
        (date(2026, 3, 31), Decimal("333.34")),
    ]


@given(st.decimals("0.01", "999999.99", places=2), st.integers(1, 60))
def test_instalments_add_up_to_the_sum(total: Decimal, count: int) -> None:
    assert sum(each.amount for each in in_instalments(total, count=count, first=date(2026, 1, 1))) == total


def test_no_instalment_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one"):
        in_instalments(Decimal(100), count=0, first=date(2026, 1, 1))


def test_a_period_has_whole_months_further_days_and_what_was_worked_beyond() -> None:
    worked = Worked(months=1, days=Decimal("2.5"), overtime=Decimal(4), holiday=Decimal(8))
    found = reckon_period(Pay(Decimal(4350), PayUnit.MONTH), worked, paid=Decimal(4350))
    assert (found.months, found.days) == (Decimal("4350.00"), Decimal("500.00"))
    # 4 hours at 25 x 150 %, 8 at 25 x 300 %
    assert [line.amount for line in found.lines] == [Decimal("150.00"), Decimal("600.00")]
    assert (found.owed, found.open) == (Decimal("5600.00"), Decimal("1250.00"))


def test_wages_by_the_day_and_by_the_hour_follow_the_same_rates() -> None:
    by_day = reckon_period(Pay(Decimal(200), PayUnit.DAY), Worked(days=Decimal(3), rest_day=Decimal(8)))
    by_hour = reckon_period(Pay(Decimal(25), PayUnit.HOUR), Worked(days=Decimal(3), rest_day=Decimal(8)))
    assert by_day.owed == by_hour.owed == Decimal("1000.00")
    with pytest.raises(ValueError, match="monthly wage"):
        reckon_period(Pay(Decimal(200), PayUnit.DAY), Worked(months=1))


def test_a_rate_above_the_laws_least_is_reckoned_with() -> None:
    found = reckon_period(
        Pay(Decimal(25), PayUnit.HOUR), Worked(rest_day=Decimal(8)), rates={Hours.REST_DAY: Decimal("2.5")}
    )
    assert found.owed == Decimal("500.00")
