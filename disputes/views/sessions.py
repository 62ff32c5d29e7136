"""Sessions of a case: plan, call off, write the record, sign it."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from disputes.actions.plan_session import cancel_session, plan_session
from disputes.actions.write_minutes import sign_minutes, write_minutes
from disputes.forms.sessions import MinutesForm, SessionForm, SignForm
from disputes.models import Dispute, Session
from disputes.policy import DISPUTES
from disputes.views.acting import act_page, case_for, do
from disputes.visitors import visitors_too
from jinxi_portal.accounts.public import guarded


def _session(row: Dispute, session_id: int) -> Session:
    found: Session = get_object_or_404(row.sessions.select_related("dispute"), pk=session_id)
    return found


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@guarded(DISPUTES, "plan_session")
def plan(request: HttpRequest, uid: UUID) -> HttpResponse:
    row = case_for(request, uid, "plan_session")
    form = SessionForm(request.POST or None, initial={"place": row.place_name})
    return act_page(
        request,
        row,
        form=form,
        title=_("约定调解会"),
        hint=_("双方会收到通知；没有帐号的请打电话告诉。"),
        act=lambda given: plan_session(dispute=row, by=request.user, **given),
        done=_("调解会已约定，双方会收到通知。"),
    )


@require_POST
@guarded(DISPUTES, "plan_session")
def cancel(request: HttpRequest, uid: UUID, session_id: int) -> HttpResponse:
    row = case_for(request, uid, "plan_session")
    one = _session(row, session_id)
    done = _("调解会已取消，双方会收到通知。")
    return do(request, row, lambda: cancel_session(session=one, by=request.user), done=done)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@guarded(DISPUTES, "write_minutes")
def minutes(request: HttpRequest, uid: UUID, session_id: int) -> HttpResponse:
    row = case_for(request, uid, "write_minutes")
    one = _session(row, session_id)
    came = [attendance.party_id for attendance in one.attendances.all() if attendance.came]
    form = MinutesForm(request.POST or None, session=one, initial={"minutes": one.minutes, "came": came})

    def act(given: dict[str, Any]) -> None:
        write_minutes(session=one, minutes=given["minutes"], came=given["came"], by=request.user)

    return act_page(request, row, form=form, title=_("写调解笔录"), act=act, done=_("笔录已保存，请双方核对签字。"))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@visitors_too
@guarded(DISPUTES, "sign_minutes")
def sign(request: HttpRequest, uid: UUID, session_id: int) -> HttpResponse:
    row = case_for(request, uid, "sign_minutes")
    one = _session(row, session_id)
    form = SignForm(request.POST or None, dispute=row, user=request.user)
    return act_page(
        request,
        row,
        form=form,
        title=_("核对无误，签字"),
        hint=one.minutes,
        act=lambda given: sign_minutes(session=one, by=request.user, **form.spoken()),
        done=_("签字已记下。"),
    )
