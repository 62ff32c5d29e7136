"""A reckoning of wages as a page shows it: its lines with their articles, and the calendar of its days."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contracts.public import minimum_wage
from disputes.rules.holidays import Day, DayKind, days_of
from disputes.rules.wages import SOURCE_OF_DAYS, SOURCE_OF_MONTHS, Hours, Pay, PayUnit, Reckoning, Worked, reckon_period
from disputes.settings_wages import rates_on

LABELS = {
    Hours.NORMAL: gettext_lazy("正常上班"),
    Hours.OVERTIME: gettext_lazy("平时加班"),
    Hours.REST_DAY: gettext_lazy("休息日上班"),
    Hours.HOLIDAY: gettext_lazy("法定节假日上班"),
}


@dataclass(frozen=True)
class SheetLine:
    label: str
    count: str
    rate: str
    amount: Decimal
    source: str


@dataclass(frozen=True)
class Month:
    """``weeks`` begin on Monday; days outside of the period are None."""

    first: date
    weeks: Sequence[Sequence[Day | None]]


@dataclass(frozen=True)
class Sheet:
    since: date
    until: date
    reckoning: Reckoning
    lines: Sequence[SheetLine]
    months: Sequence[Month]
    working: int
    resting: int
    holidays: int
    #: the county's minimum, where the agreed wage lies below it
    below_minimum: int | None


def sheet_of(*, since: date, until: date, pay: Pay, worked: Worked, paid: Decimal) -> Sheet:
    """With the rates and the minimum wage that are in force on the last day; a constant number of queries."""
    reckoning = reckon_period(pay, worked, paid=paid, rates=rates_on(until))
    days = list(days_of(since, until))
    minimum = minimum_wage(until)
    kinds = [day.kind for day in days]
    return Sheet(
        since=since,
        until=until,
        reckoning=reckoning,
        lines=_lines(reckoning, worked),
        months=calendar_of(days),
        working=kinds.count(DayKind.WORKING),
        resting=kinds.count(DayKind.REST),
        holidays=kinds.count(DayKind.HOLIDAY),
        below_minimum=minimum if pay.unit == PayUnit.MONTH and pay.amount < minimum else None,
    )


def _lines(reckoning: Reckoning, worked: Worked) -> list[SheetLine]:
    found = []
    if worked.months:
        count = _("%(count)s 个月") % {"count": worked.months}
        found.append(SheetLine(_("整月工资"), count, "", reckoning.months, SOURCE_OF_MONTHS))
    if worked.days:
        count = _("%(count)s 天") % {"count": _plain(worked.days)}
        found.append(SheetLine(_("计薪天数"), count, "", reckoning.days, SOURCE_OF_DAYS))
    for line in reckoning.lines:
        count = _("%(count)s 小时") % {"count": _plain(line.hours)}
        found.append(SheetLine(str(LABELS[line.kind]), count, f"{line.rate:.0%}", line.amount, line.source))
    return found


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"


def calendar_of(days: Sequence[Day]) -> list[Month]:
    by_date = {day.on: day for day in days}
    firsts = sorted({day.on.replace(day=1) for day in days})
    return [Month(first, _weeks(first, by_date)) for first in firsts]


def _weeks(first: date, by_date: dict[date, Day]) -> list[list[Day | None]]:
    length = monthrange(first.year, first.month)[1]
    cells: list[Any] = [None] * first.weekday()
    cells += [by_date.get(first.replace(day=number)) for number in range(1, length + 1)]
    cells += [None] * (-len(cells) % 7)
    weeks = [cells[at : at + 7] for at in range(0, len(cells), 7)]
    return [week for week in weeks if any(week)]
