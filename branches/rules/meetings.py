"""Which organisation holds which meeting, and how often (支部工作条例(试行) 2018; below: 条例).

Periods are those of the calendar: a month, a quarter, a year. What a period did not see is late when it is over; a theme day is
late when its fixed day has passed.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from branches.states import BRANCHES, OrganisationKind
from branches.states_meetings import MeetingKind

#: The fixed day of the month for the theme day; the committee may set another.
THEME_DAY = 10
#: Party lectures: 条例 第十六条 says "regularly"; the committee counts months.
LECTURE_MONTHS = 3


class Every(StrEnum):
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


@dataclass(frozen=True)
class Requirement:
    kind: MeetingKind
    every: Every
    source: object


REQUIREMENTS = (
    Requirement(MeetingKind.MEMBERS, Every.QUARTER, _("每季度至少一次。《支部工作条例（试行）》第十一条")),
    Requirement(
        MeetingKind.COMMITTEE,
        Every.MONTH,
        _("有正式党员七人以上的支部，每月至少一次。《支部工作条例（试行）》第十二条"),
    ),
    Requirement(
        MeetingKind.GROUP, Every.MONTH, _("设党小组的，每个小组每月至少一次。《支部工作条例（试行）》第十三条")
    ),
    Requirement(MeetingKind.LECTURE, Every.QUARTER, _("定期开展，本县每季度一次。《支部工作条例（试行）》第十六条")),
    Requirement(MeetingKind.THEME_DAY, Every.MONTH, _("每月固定一天。《支部工作条例（试行）》第十六条")),
    Requirement(MeetingKind.LIFE, Every.YEAR, _("每年至少一次。《支部工作条例（试行）》第十七条")),
)


def organisation_fits(kind: MeetingKind, organisation: OrganisationKind) -> bool:
    """Groups hold group meetings, the committee the exchange meeting, branches everything else."""
    if kind == MeetingKind.GROUP:
        return organisation == OrganisationKind.GROUP
    if kind == MeetingKind.EXCHANGE:
        return organisation == OrganisationKind.COMMITTEE
    return organisation in BRANCHES


def period_of(day: date, every: Every) -> tuple[date, date]:
    """First and last day of the month, quarter or year in which the day lies."""
    if every == Every.YEAR:
        return date(day.year, 1, 1), date(day.year, 12, 31)
    first_month = day.month if every == Every.MONTH else day.month - (day.month - 1) % 3
    first = date(day.year, first_month, 1)
    months = 1 if every == Every.MONTH else 3
    after = first_month + months
    next_first = date(day.year + (after > 12), after - 12 if after > 12 else after, 1)
    return first, next_first - timedelta(days=1)


def period_before(day: date, every: Every) -> tuple[date, date]:
    return period_of(period_of(day, every)[0] - timedelta(days=1), every)


def due_day(day: date, every: Every, *, theme_day: int | None = None) -> date:
    """Until when the meeting of the period is held: its last day, or the fixed day of the month."""
    first, last = period_of(day, every)
    return min(first.replace(day=1) + timedelta(days=theme_day - 1), last) if theme_day else last
