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
#: Party lectures: 条例 第十六条 says "regularly"; the committee sets the months.
LECTURE_MONTHS = 3


class Due(StrEnum):
    DONE = "done"
    DUE = "due"
    LATE = "late"
    NOT_REQUIRED = "not_required"


@dataclass(frozen=True)
class Requirement:
    """Held at least once in so many months of the calendar."""

    kind: MeetingKind
    months: int
    source: object


REQUIREMENTS = (
    Requirement(MeetingKind.MEMBERS, 3, _("每季度至少一次。《支部工作条例（试行）》第十一条")),
    Requirement(
        MeetingKind.COMMITTEE, 1, _("有正式党员七人以上的支部，每月至少一次。《支部工作条例（试行）》第十二条")
    ),
    Requirement(MeetingKind.GROUP, 1, _("设党小组的，每个小组每月至少一次。《支部工作条例（试行）》第十三条")),
    Requirement(
        MeetingKind.LECTURE, LECTURE_MONTHS, _("定期开展，间隔由综合党委规定。《支部工作条例（试行）》第十六条")
    ),
    Requirement(MeetingKind.THEME_DAY, 1, _("每月固定一天。《支部工作条例（试行）》第十六条")),
    Requirement(MeetingKind.LIFE, 12, _("每年至少一次。《支部工作条例（试行）》第十七条")),
)


def organisation_fits(kind: MeetingKind, organisation: OrganisationKind) -> bool:
    """Groups hold group meetings, the committee the exchange meeting, branches everything else."""
    if kind == MeetingKind.GROUP:
        return organisation == OrganisationKind.GROUP
    if kind == MeetingKind.EXCHANGE:
        return organisation == OrganisationKind.COMMITTEE
    return organisation in BRANCHES


def period_of(day: date, months: int) -> tuple[date, date]:
    """First and last day of the period of so many months in which the day lies; periods begin anew with each year."""
    first_month = (day.month - 1) // months * months + 1
    last_month = min(first_month + months - 1, 12)
    after = date(day.year + 1, 1, 1) if last_month == 12 else date(day.year, last_month + 1, 1)
    return date(day.year, first_month, 1), after - timedelta(days=1)


def period_before(day: date, months: int) -> tuple[date, date]:
    return period_of(period_of(day, months)[0] - timedelta(days=1), months)


def due_day(day: date, months: int, *, fixed_day: int | None = None) -> date:
    """Until when the meeting of the period is to be held: its last day, or the fixed day of the month."""
    first, last = period_of(day, months)
    return min(first + timedelta(days=fixed_day - 1), last) if fixed_day else last


def stand(held: list[date], *, on: date, founded_on: date, months: int, fixed_day: int | None = None) -> Due:
    """How it stands on a day: held in this period; else late when its day or the whole period before passed without one."""
    first, _last = period_of(on, months)
    before, before_ends = period_before(on, months)
    if any(first <= day <= on for day in held):
        return Due.DONE
    if on > due_day(on, months, fixed_day=fixed_day):
        return Due.LATE
    if founded_on <= before and not any(before <= day <= before_ends for day in held):
        return Due.LATE
    return Due.DUE
