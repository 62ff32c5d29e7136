"""Figures of the exchange meetings, each with the list behind it. No person stands in any."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from branches.models import Attendance, Meeting
from branches.states_meetings import MeetingKind
from jinxi_portal.figures.public import Figure, Period, Rows, register_figure
from jinxi_portal.kernel import clock

if TYPE_CHECKING:
    from branches.querysets_meetings import AttendanceQuerySet, MeetingQuerySet

SINCE = Period(date(2025, 1, 1))


def exchange_meetings(as_of: date) -> "MeetingQuerySet":
    """That had taken place by the end of the day."""
    since, until = SINCE.on(as_of)
    rows = Meeting.objects.took_place().filter(kind=MeetingKind.EXCHANGE, held_at__lt=clock.end_of(until))
    return rows.filter(held_at__gte=clock.start_of(since)) if since else rows


def exchange_attendances(as_of: date) -> "AttendanceQuerySet":
    return Attendance.objects.present().filter(meeting__in=exchange_meetings(as_of))


def count_meetings(as_of: date) -> int:
    return exchange_meetings(as_of).count()


def count_attendances(as_of: date) -> int:
    return exchange_attendances(as_of).count()


def meetings_list(as_of: date) -> Rows:
    """One line per meeting."""
    rows: list[Any] = list(exchange_meetings(as_of).counted().order_by("starts_at", "pk"))
    lines: list[list[Any]] = [[row.number, row.title, row.day.isoformat(), row.place, row.came] for row in rows]
    headings = [_("编号"), _("主题"), _("日期"), _("地点"), _("到会人数")]
    return Rows(headings, lines, [row.get_absolute_url() for row in rows])


def attendances_list(as_of: date) -> Rows:
    """One line per attendance, without who it was."""
    rows = list(exchange_attendances(as_of).select_related("meeting").order_by("meeting__starts_at", "pk"))
    lines: list[list[Any]] = [
        [count, row.meeting.number, row.meeting.day.isoformat(), row.get_how_display()]
        for count, row in enumerate(rows, start=1)
    ]
    headings = [_("序号"), _("会议编号"), _("日期"), _("签到方式")]
    return Rows(headings, lines, [row.meeting.get_absolute_url() for row in rows])


register_figure(
    Figure(
        key="exchange_meetings",
        label=gettext_lazy("家政之家交流会场次"),
        definition=gettext_lazy("期间内已经召开的家政之家交流会；计划中、已取消的不计。"),
        unit=gettext_lazy("场"),
        period=SINCE,
        compute=count_meetings,
        records=meetings_list,
        order=50,
    )
)
register_figure(
    Figure(
        key="exchange_attendances",
        label=gettext_lazy("交流会参与人次"),
        definition=gettext_lazy("期间内每场家政之家交流会到会的人数之和；一个人在一场里只计一次。"),
        unit=gettext_lazy("人次"),
        period=SINCE,
        compute=count_attendances,
        records=attendances_list,
        order=51,
    )
)
