"""Pages with one form each: plan, change, call off, add a photo."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from branches.actions.move_meeting import cancel_meeting
from branches.actions.plan_meeting import change_meeting, plan_meeting
from branches.forms.meetings import CancelForm, PhotoForm, PlanForm, ScheduleForm
from branches.models import Meeting, Organisation
from branches.policy_meetings import MEETINGS
from branches.views.meeting import meeting_for
from jinxi_portal.accounts.public import guarded
from jinxi_portal.records.public import attach
from jinxi_portal.web.public import act_page

PHOTO = "branches.meeting_photo"


def trail_of(meeting: Meeting) -> list[tuple[Any, str]]:
    """Where the pages about a meeting lie."""
    return [(_("组织生活"), reverse("branches:meetings")), (meeting.title, meeting.get_absolute_url())]


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@guarded(MEETINGS, "plan")
def plan(request: HttpRequest) -> HttpResponse:
    rows = Organisation.objects.whose_people_are_seen_by(request.user).filter(dissolved_on__isnull=True)
    exchange = bool(MEETINGS.may(request.user, "plan_exchange"))
    form = PlanForm(
        request.POST or None,
        organisations=rows.order_by("kind", "name_key"),
        exchange=exchange,
        initial={"kind": request.GET.get("kind", ""), "organisation": request.GET.get("organisation", "")},
    )
    made: list[Meeting] = []
    title = _("安排会议")
    answer = act_page(
        request,
        form=form,
        title=title,
        submit=_("安排会议"),
        back=reverse("branches:meetings"),
        crumbs=[(_("组织生活"), reverse("branches:meetings"))],
        act=lambda given: made.append(plan_meeting(by=request.user, **given)),
        done=_("会议已经安排。接下来发出通知，到时宣布开始并签到。"),
    )
    return redirect(made[0]) if made else answer


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@guarded(MEETINGS, "change")
def change(request: HttpRequest, uid: Any) -> HttpResponse:
    meeting = meeting_for(request, uid, "change")
    title = _("修改安排")
    return act_page(
        request,
        form=ScheduleForm.of(meeting, request.POST or None),
        title=title,
        submit=_("保存安排"),
        back=meeting.get_absolute_url(),
        crumbs=trail_of(meeting),
        act=lambda given: change_meeting(meeting=meeting, by=request.user, **given),
        done=_("安排已经修改。时间或地点有变的，已重新通知。"),
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@guarded(MEETINGS, "cancel")
def cancel(request: HttpRequest, uid: Any) -> HttpResponse:
    meeting = meeting_for(request, uid, "cancel")
    title = _("取消会议")
    return act_page(
        request,
        form=CancelForm(request.POST or None),
        title=title,
        submit=_("取消会议"),
        back=meeting.get_absolute_url(),
        crumbs=trail_of(meeting),
        act=lambda given: cancel_meeting(meeting=meeting, reason=given["reason"], by=request.user),
        done=_("会议已经取消，通知过的人会看到。"),
        danger=True,
    )


@require_POST
@guarded(MEETINGS, "attach")
def photo(request: HttpRequest, uid: Any) -> HttpResponse:
    meeting = meeting_for(request, uid, "attach")
    form = PhotoForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            attach(subject=meeting, file=form.cleaned_data["file"], kind=PHOTO, by=request.user)
            messages.success(request, _("照片已存入这次会议。"))
        except ValidationError as refused:
            messages.warning(request, " ".join(refused.messages))
    else:
        messages.warning(request, _("没有保存：请先选择一张照片。"))
    return redirect(meeting)
