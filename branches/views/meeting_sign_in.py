"""Signing in with the phone: a good code opens the page for ten minutes, so that there is time for the sign-in to the portal."""

import secrets
from datetime import datetime, timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from branches.actions.sign_in_at_meeting import sign_in_at_meeting
from branches.forms.meetings import GuestForm
from branches.models import Meeting
from branches.policy_meetings import MEETINGS
from branches.refusals import Refusal
from branches.rules.meeting_code import PASS_MINUTES, code_is_good
from branches.states_meetings import MeetingState
from jinxi_portal.accounts.public import guarded
from jinxi_portal.kernel import clock

_SHOWN = "meeting_shown"
_GUEST = "meeting_guest"
GONE = 410


@never_cache
@require_safe
@guarded(MEETINGS, "scan")
def scan(request: HttpRequest, uid: Any, code: str) -> HttpResponse:
    """Where the code leads. An old code and a meeting that is not there meet the same answer."""
    if not code_is_good(uid, code, clock.now()) or _running(uid) is None:
        return render(request, "branches/meetings/code_over.html", status=GONE)
    until = clock.now() + timedelta(minutes=PASS_MINUTES)
    request.session[_SHOWN] = [str(uid), until.isoformat()]
    return redirect("branches:meeting_here", uid=uid)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@guarded(MEETINGS, "scan")
def here(request: HttpRequest, uid: Any) -> HttpResponse:
    meeting = _running(uid) if _has_pass(request, uid) else None
    if meeting is None:
        return render(request, "branches/meetings/code_over.html")
    user: Any = request.user
    if not user.is_authenticated and not meeting.is_exchange:
        return render(request, "branches/meetings/here_sign_in.html", {"next": request.path})
    if not MEETINGS.may(user, "sign_in", meeting):
        if request.method == "POST":
            raise Http404
        return render(request, "branches/meetings/here_not_listed.html")
    form = None if user.is_authenticated else GuestForm(request.POST or None)
    if request.method == "POST" and (form is None or form.is_valid()):
        guest = form.cleaned_data["guest"] if form else ""
        try:
            _row, new = sign_in_at_meeting(meeting=meeting, by=user, guest=guest, guest_key=_guest_key(request))
        except Refusal as refusal:
            return render(request, "branches/meetings/code_over.html", {"why": refusal.sentence})
        said = _("签到好了。") if new else _("您已经签过到了，不用再签。")
        return render(request, "branches/meetings/here_done.html", {"meeting": meeting, "said": said})
    return render(request, "branches/meetings/here.html", {"meeting": meeting, "form": form, "next": request.path})


def _running(uid: Any) -> Meeting | None:
    rows = Meeting.objects.filter(uid=uid, state=MeetingState.RUNNING)
    return rows.select_related("organisation").first()


def _has_pass(request: HttpRequest, uid: Any) -> bool:
    shown, until = request.session.get(_SHOWN, ["", ""])
    return shown == str(uid) and clock.now() < datetime.fromisoformat(until)


def _guest_key(request: HttpRequest) -> str:
    """Recognises this browser at exchange meetings, and nothing else."""
    if _GUEST not in request.session:
        request.session[_GUEST] = secrets.token_urlsafe(18)
    return str(request.session[_GUEST])
