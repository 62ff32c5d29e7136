"""The roll: who is there, who is excused; guests of an exchange meeting; the list as a workbook."""

import tempfile
from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from branches.actions.call_roll import add_guests, call_roll
from branches.forms.meetings import GuestsForm
from branches.models import Meeting
from branches.policy_meetings import MEETINGS
from branches.refusals import Refusal
from branches.states_meetings import Presence
from branches.views.meeting import meeting_for
from branches.views.meeting_acts import trail_of
from jinxi_portal.accounts.public import guarded
from jinxi_portal.kernel import clock
from jinxi_portal.sheets.public import ExportColumn, write_workbook
from jinxi_portal.web.public import act_page


def _rows(meeting: Meeting) -> Any:
    return meeting.attendances.select_related("person", "account").order_by("person__name_key", "pk")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@guarded(MEETINGS, "call_roll")
def roll(request: HttpRequest, uid: Any) -> HttpResponse:
    meeting = meeting_for(request, uid, "call_roll")
    rows = list(_rows(meeting))
    if request.method == "POST":
        marks = {}
        for row in rows:
            given = request.POST.get(f"presence-{row.pk}", "")
            if given in Presence.values:
                marks[row.pk] = (Presence(given), request.POST.get(f"reason-{row.pk}", ""))
        try:
            call_roll(meeting=meeting, marks=marks, by=request.user)
        except Refusal as refusal:
            messages.warning(request, str(refusal.sentence))
        else:
            messages.success(request, _("点名已经保存。"))
        return redirect(meeting)
    context = {
        "meeting": meeting,
        "rows": rows,
        "presences": list(Presence),
        "trail": [*trail_of(meeting), (_("点名"), "")],
    }
    return render(request, "branches/meetings/roll.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@guarded(MEETINGS, "call_roll")
def guests(request: HttpRequest, uid: Any) -> HttpResponse:
    meeting = meeting_for(request, uid, "call_roll")
    title = _("补登来宾")
    return act_page(
        request,
        form=GuestsForm(request.POST or None),
        title=title,
        submit=_("登记来宾"),
        back=meeting.get_absolute_url(),
        crumbs=trail_of(meeting),
        act=lambda given: add_guests(meeting=meeting, names=given["names"].splitlines(), by=request.user),
        done=_("来宾已经登记。"),
        hint=_("给没有扫码、在纸上签到的人用。"),
    )


@require_safe
@guarded(MEETINGS, "export_attendance")
def export(request: HttpRequest, uid: Any) -> FileResponse:
    meeting = meeting_for(request, uid, "export_attendance")
    headings = (_("姓名或称呼"), _("到会情况"), _("请假原因"), _("签到方式"), _("签到时间"))
    lines = (
        [
            str(row),
            str(row.get_presence_display()),
            row.reason,
            str(row.get_how_display()) if row.how else "",
            row.at,
        ]
        for row in _rows(meeting)
    )
    file = tempfile.TemporaryFile()  # noqa: SIM115 -- the response closes it when it has been sent
    write_workbook(file, sheet=_("签到表"), columns=[ExportColumn(each, 18) for each in headings], rows=lines)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"attendance-{clock.today():%Y%m%d}.xlsx")
