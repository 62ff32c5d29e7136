"""The wage calculator."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disputes.rules.wages import Hours, hourly_wage, in_instalments, reckon, rounded, wage_for_days


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
