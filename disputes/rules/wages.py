"""A help to reckon wages: what hours, rest days and holidays are worth. The mediator shows it; it decides nothing.

A month has 21.75 paid days ((365 - 104) / 12, 人力资源社会保障部 2025 on yearly averages of time and pay), a day eight hours.
Overtime: 150 % on working days, 200 % on rest days without a day in lieu, 300 % on public holidays (劳动法 art. 44).
"""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum

from jinxi_portal.kernel.months import months_later

PAID_DAYS_A_MONTH = Decimal("21.75")
HOURS_A_DAY = Decimal(8)
CENT = Decimal("0.01")


class Hours(Enum):
    """Kinds of hours with their rate; the share of the hourly wage that is owed for each (劳动法 art. 44)."""

    NORMAL = Decimal(1)
    OVERTIME = Decimal("1.5")
    REST_DAY = Decimal(2)
    HOLIDAY = Decimal(3)


#: Article beside each kind of hours, as it is shown.
SOURCES: dict[Hours, str] = {
    Hours.NORMAL: "劳动法 50",
    Hours.OVERTIME: "劳动法 44(1)",
    Hours.REST_DAY: "劳动法 44(2)",
    Hours.HOLIDAY: "劳动法 44(3)",
}


@dataclass(frozen=True)
class Line:
    """One line of the reckoning, in yuan."""

    kind: Hours
    hours: Decimal
    rate: Decimal
    amount: Decimal
    source: str


@dataclass(frozen=True)
class Reckoning:
    hourly: Decimal
    lines: tuple[Line, ...]
    owed: Decimal
    paid: Decimal
    open: Decimal


def rounded(amount: Decimal) -> Decimal:
    """To the cent, half up, as pay slips do."""
    return amount.quantize(CENT, rounding=ROUND_HALF_UP)


def daily_wage(monthly: Decimal) -> Decimal:
    """What one working day is worth, unrounded."""
    return monthly / PAID_DAYS_A_MONTH


def hourly_wage(monthly: Decimal) -> Decimal:
    """What one hour is worth, unrounded."""
    return daily_wage(monthly) / HOURS_A_DAY


def reckon(*, hourly: Decimal, hours: dict[Hours, Decimal], paid: Decimal = Decimal(0)) -> Reckoning:
    """What is owed for hours of each kind, and what of it is still open.

    Args:
        hourly: the hourly wage in yuan (``hourly_wage`` for a monthly one).
        hours: hours of each kind.
        paid: what has been paid already.

    Raises:
        ValueError: hours, wage or payment below zero.
    """
    if hourly < 0 or paid < 0 or any(count < 0 for count in hours.values()):
        raise ValueError("hours, wage and payment are never below zero")
    lines = tuple(
        Line(kind, hours[kind], kind.value, rounded(hourly * hours[kind] * kind.value), SOURCES[kind])
        for kind in Hours
        if hours.get(kind)
    )
    owed = sum((line.amount for line in lines), Decimal(0))
    return Reckoning(rounded(hourly), lines, owed, paid, max(owed - paid, Decimal(0)))


def wage_for_days(monthly: Decimal, days: Decimal) -> Decimal:
    """The wage for some working days of a month, in yuan."""
    return rounded(daily_wage(monthly) * days)


@dataclass(frozen=True)
class Instalment:
    due: date
    amount: Decimal


def in_instalments(total: Decimal, *, count: int, first: date) -> list[Instalment]:
    """Equal monthly instalments; the cents left over are in the last one, so that the sum is exact.

    Raises:
        ValueError: no instalment, or a sum that is not above zero.
    """
    if count < 1 or total <= 0:
        raise ValueError("a sum above zero in at least one instalment")
    each = (total / count).quantize(CENT, rounding="ROUND_DOWN")
    amounts = [each] * (count - 1) + [total - each * (count - 1)]
    return [Instalment(months_later(first, number), amount) for number, amount in enumerate(amounts)]
