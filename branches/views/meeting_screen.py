"""The page for the projector: the code to scan, which changes by itself."""

import io
from typing import Any

import segno
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from branches.models import Meeting
from branches.policy_meetings import MEETINGS
from branches.rules.meeting_code import code_at
from branches.views.meeting import meeting_for
from jinxi_portal.accounts.public import asked_by_the_page, guarded
from jinxi_portal.kernel import clock

#: htmx stops asking when it is answered with this.
STOP_ASKING = 286


def _shown(request: HttpRequest, meeting: Meeting) -> dict[str, Any]:
    code = code_at(meeting.uid, clock.now())
    address = request.build_absolute_uri(reverse("branches:meeting_scan", args=[meeting.uid, code]))
    return {
        "meeting": meeting,
        "address": address,
        "drawing": _drawn(address),
        "present": meeting.attendances.present().count(),
        "expected": 0 if meeting.is_exchange else meeting.attendances.count(),
    }


def _drawn(address: str) -> SafeString:
    drawing = io.BytesIO()
    segno.make(address, error="m").save(
        drawing, kind="svg", border=2, xmldecl=False, svgns=False, nl=False, omitsize=True, light="#ffffff"
    )
    return mark_safe(drawing.getvalue().decode())  # noqa: S308 -- drawn by segno: rectangles, no text of anybody's


@never_cache
@require_safe
@guarded(MEETINGS, "show_screen")
def screen(request: HttpRequest, uid: Any) -> HttpResponse:
    meeting = meeting_for(request, uid, "show_screen")
    return render(request, "branches/meetings/screen.html", _shown(request, meeting))


@never_cache
@require_safe
@guarded(MEETINGS, "show_screen")
@asked_by_the_page
def code(request: HttpRequest, uid: Any) -> HttpResponse:
    """The part that changes; asked for every few seconds while the meeting runs."""
    meeting = meeting_for(request, uid, "show_screen")
    status = 200 if meeting.is_running else STOP_ASKING
    return render(request, "branches/meetings/code.html", _shown(request, meeting), status=status)
