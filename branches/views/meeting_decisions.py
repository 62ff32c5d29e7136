"""Votes and decisions of a meeting."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from branches.actions.record_decision import finish_decision, record_decision
from branches.actions.record_vote import record_vote
from branches.forms.meetings import DecisionForm, DoneForm, VoteForm
from branches.meeting_people import voters
from branches.models import MeetingDecision
from branches.policy_meetings import MEETINGS
from branches.views.meeting import meeting_for
from branches.views.meeting_acts import trail_of
from jinxi_portal.accounts.public import guarded
from jinxi_portal.web.public import act_page


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@guarded(MEETINGS, "record_vote")
def vote(request: HttpRequest, uid: Any) -> HttpResponse:
    meeting = meeting_for(request, uid, "record_vote")
    entitled, present = voters(meeting)
    title = _("登记表决")
    return act_page(
        request,
        form=VoteForm(request.POST or None),
        title=title,
        submit=_("登记表决"),
        back=meeting.get_absolute_url(),
        crumbs=trail_of(meeting),
        act=lambda given: record_vote(meeting=meeting, by=request.user, **given),
        done=_("表决已经登记。"),
        hint=_("有表决权的正式党员 %(entitled)s 人，现在到会 %(present)s 人。预备党员可以发言，没有表决权。")
        % {"entitled": len(entitled), "present": len(present)},
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@guarded(MEETINGS, "record_decision")
def decide(request: HttpRequest, uid: Any) -> HttpResponse:
    meeting = meeting_for(request, uid, "record_decision")
    title = _("登记决定")
    return act_page(
        request,
        form=DecisionForm(request.POST or None),
        title=title,
        submit=_("登记决定"),
        back=meeting.get_absolute_url(),
        crumbs=trail_of(meeting),
        act=lambda given: record_decision(meeting=meeting, by=request.user, **given),
        done=_("决定已经登记，到期前会提醒。"),
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@guarded(MEETINGS, "finish_decision")
def done(request: HttpRequest, pk: int) -> HttpResponse:
    rows = MeetingDecision.objects.visible_to(request.user).select_related("meeting__organisation")
    decision = get_object_or_404(rows, pk=pk)
    MEETINGS.require(request.user, "finish_decision", decision)
    title = _("登记完成")
    return act_page(
        request,
        form=DoneForm(request.POST or None),
        title=title,
        submit=_("登记完成"),
        back=decision.get_absolute_url(),
        crumbs=trail_of(decision.meeting),
        act=lambda given: finish_decision(decision=decision, note=given["note"], by=request.user),
        done=_("这项决定已经登记完成。"),
        hint=decision.words,
    )
