"""A month as weeks of days with their meetings, Monday first."""

import calendar
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from branches.models import Meeting
from branches.rules.meetings import period_of


@dataclass(frozen=True)
class Day:
    day: date
    in_month: bool
    meetings: Sequence[Meeting]


def month_named(words: str, today: date) -> date:
    """The first day of a month written 2026-05; of this month when it is not one."""
    try:
        year, month = words.split("-")
        return date(int(year), int(month), 1) if 2000 <= int(year) <= 2100 else today.replace(day=1)
    except ValueError:
        return today.replace(day=1)


def around(first: date) -> tuple[date, date]:
    """The first days of the months before and after."""
    return (first - timedelta(days=1)).replace(day=1), period_of(first, 1)[1] + timedelta(days=1)


def days_shown(first: date) -> tuple[date, date]:
    """First and last day of the weeks that the month touches."""
    weeks = calendar.Calendar().monthdatescalendar(first.year, first.month)
    return weeks[0][0], weeks[-1][-1]


def weeks_of(first: date, meetings: Iterable[Meeting]) -> list[list[Day]]:
    by_day: dict[date, list[Meeting]] = defaultdict(list)
    for meeting in meetings:
        by_day[meeting.day].append(meeting)
    weeks = calendar.Calendar().monthdatescalendar(first.year, first.month)
    return [[Day(day, day.month == first.month, by_day[day]) for day in week] for week in weeks]
