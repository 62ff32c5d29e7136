"""A help to reckon wages: what hours, rest days and holidays are worth. The mediator shows it; it decides nothing.

A month has 21.75 paid days ((365 - 104) / 12, 人社部发〔2025〕2号 on yearly averages of time and pay), a day eight hours.
Overtime: at least 150 % on working days, 200 % on rest days without a day in lieu, 300 % on public holidays (劳动法 art. 44);
what the office reckons with is a setting that cannot go below the law.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
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


class PayUnit(Enum):
    """What the wage that was agreed on is for."""

    MONTH = "month"
    DAY = "day"
    HOUR = "hour"


#: A whole month, worked as agreed, is paid as agreed; single days follow from it.
SOURCE_OF_MONTHS = "劳动法 50"
SOURCE_OF_DAYS = "劳动法 51，人社部发〔2025〕2号"


@dataclass(frozen=True)
class Line:
    """One line of the reckoning, in yuan."""

    kind: Hours
    hours: Decimal
    rate: Decimal
    amount: Decimal
    source: str


@dataclass(frozen=True)
class Pay:
    """The agreed wage in yuan."""

    amount: Decimal
    unit: PayUnit

    @property
    def hourly(self) -> Decimal:
        """Unrounded."""
        if self.unit == PayUnit.MONTH:
            return hourly_wage(self.amount)
        return self.amount / HOURS_A_DAY if self.unit == PayUnit.DAY else self.amount

    @property
    def daily(self) -> Decimal:
        """Unrounded."""
        return self.hourly * HOURS_A_DAY


@dataclass(frozen=True)
class Worked:
    """Whole months, further paid days, and hours beyond them by kind."""

    months: int = 0
    days: Decimal = Decimal(0)
    overtime: Decimal = Decimal(0)
    rest_day: Decimal = Decimal(0)
    holiday: Decimal = Decimal(0)


@dataclass(frozen=True)
class Reckoning:
    hourly: Decimal
    lines: tuple[Line, ...]
    owed: Decimal
    paid: Decimal
    open: Decimal
    months: Decimal = Decimal(0)
    days: Decimal = Decimal(0)
    daily: Decimal = Decimal(0)


def rounded(amount: Decimal) -> Decimal:
    """To the cent, half up, as pay slips do."""
    return amount.quantize(CENT, rounding=ROUND_HALF_UP)


def daily_wage(monthly: Decimal) -> Decimal:
    """What one working day is worth, unrounded."""
    return monthly / PAID_DAYS_A_MONTH


def hourly_wage(monthly: Decimal) -> Decimal:
    """What one hour is worth, unrounded."""
    return daily_wage(monthly) / HOURS_A_DAY


def reckon(
    *,
    hourly: Decimal,
    hours: Mapping[Hours, Decimal],
    paid: Decimal = Decimal(0),
    rates: Mapping[Hours, Decimal] | None = None,
) -> Reckoning:
    """What is owed for hours of each kind, and what of it is still open.

    Args:
        hourly: the hourly wage in yuan (``hourly_wage`` for a monthly one).
        hours: hours of each kind.
        paid: what has been paid already.
        rates: the share of the hourly wage for a kind, where it is not the least that the law wants.

    Raises:
        ValueError: hours, wage or payment below zero.
    """
    if hourly < 0 or paid < 0 or any(count < 0 for count in hours.values()):
        raise ValueError("hours, wage and payment are never below zero")
    shares = {kind: (rates or {}).get(kind, kind.value) for kind in Hours}
    lines = tuple(
        Line(kind, hours[kind], shares[kind], rounded(hourly * hours[kind] * shares[kind]), SOURCES[kind])
        for kind in Hours
        if hours.get(kind)
    )
    owed = sum((line.amount for line in lines), Decimal(0))
    return Reckoning(rounded(hourly), lines, owed, paid, max(owed - paid, Decimal(0)))


def reckon_period(
    pay: Pay, worked: Worked, *, paid: Decimal = Decimal(0), rates: Mapping[Hours, Decimal] | None = None
) -> Reckoning:
    """A period: whole months as agreed, further days, and what was worked beyond.

    Raises:
        ValueError: something below zero, or whole months of a wage by the day or the hour.
    """
    if worked.months < 0 or worked.days < 0:
        raise ValueError("months and days are never below zero")
    if worked.months and pay.unit != PayUnit.MONTH:
        raise ValueError("whole months belong to a monthly wage")
    hours = {Hours.OVERTIME: worked.overtime, Hours.REST_DAY: worked.rest_day, Hours.HOLIDAY: worked.holiday}
    beyond = reckon(hourly=pay.hourly, hours=hours, rates=rates)
    months, days = rounded(pay.amount * worked.months), rounded(pay.daily * worked.days)
    owed = months + days + beyond.owed
    return replace(
        beyond,
        owed=owed,
        paid=paid,
        open=max(owed - paid, Decimal(0)),
        months=months,
        days=days,
        daily=rounded(pay.daily),
    )


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
