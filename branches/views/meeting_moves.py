"""Buttons of a meeting: announce, start, close."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from branches.actions.move_meeting import announce_meeting, close_meeting, start_meeting
from branches.models import Meeting
from branches.policy_meetings import MEETINGS
from branches.refusals import Refusal
from branches.states import MoveNotAllowed
from branches.views.meeting import meeting_for
from jinxi_portal.accounts.public import guarded


def _move(request: HttpRequest, meeting: Meeting, act: Callable[[], str]) -> HttpResponse:
    try:
        messages.success(request, act())
    except (Refusal, MoveNotAllowed) as refusal:
        messages.warning(request, str(refusal.sentence))
    return redirect(meeting)


@require_POST
@guarded(MEETINGS, "announce")
def announce(request: HttpRequest, uid: Any) -> HttpResponse:
    meeting = meeting_for(request, uid, "announce")

    def act() -> str:
        told = announce_meeting(meeting=meeting, by=request.user)
        return ngettext(
            "通知已经发出，门户内通知到 %(count)s 人。没有手机帐号的请另行转告。",
            "通知已经发出，门户内通知到 %(count)s 人。没有手机帐号的请另行转告。",
            told,
        ) % {"count": told}

    return _move(request, meeting, act)


@require_POST
@guarded(MEETINGS, "start")
def start(request: HttpRequest, uid: Any) -> HttpResponse:
    meeting = meeting_for(request, uid, "start")

    def act() -> str:
        start_meeting(meeting=meeting, by=request.user)
        return _("会议开始了。可以打开签到屏幕，也可以点名。")

    return _move(request, meeting, act)


@require_POST
@guarded(MEETINGS, "close")
def close(request: HttpRequest, uid: Any) -> HttpResponse:
    meeting = meeting_for(request, uid, "close")

    def act() -> str:
        close_meeting(meeting=meeting, by=request.user)
        return _("会议结束了。没有签到的记为缺席，请假的可以在点名里改。接下来写好记录并确认。")

    return _move(request, meeting, act)
