"""The acts on an inspection, each a form of its own."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from contracts.actions.answer_notice import answer_notice
from contracts.actions.fill_checklist import close_inspection, fill_checklist
from contracts.actions.issue_notice import issue_notice, last_day
from contracts.actions.plan_inspection import cancel_inspection, plan_inspection
from contracts.actions.recheck_inspection import recheck_inspection
from contracts.checklist_in_force import checklist_on
from contracts.correction_paper import NOTICE, correction_content
from contracts.forms.inspections import (
    CancelForm,
    ChecklistForm,
    CloseForm,
    FilesForm,
    NoticeForm,
    PlanForm,
    RecheckForm,
    ReplyForm,
    begun,
)
from contracts.models import CorrectionItem, Inspection
from contracts.policy_supervision import SUPERVISION
from contracts.refusals import Refusal
from contracts.settings_of_inspections import EVIDENCE, correction_days
from contracts.states_inspections import NOTICE_OPEN, Answer, InspectionState, Occasion, check_inspection
from contracts.views.enterprise import enterprise_for
from contracts.views.inspections import inspection_for, trail_of
from contracts.views.key_enterprises import trail
from contracts.views.open_acts import refused_now
from contracts.views.refused import REFUSALS
from jinxi_portal.accounts.public import guarded
from jinxi_portal.kernel import clock
from jinxi_portal.papers.public import Refusal as PaperRefusal
from jinxi_portal.papers.public import preview_paper
from jinxi_portal.records.public import attach, discard_draft, draft_of
from jinxi_portal.web.public import act_page


@never_cache
@require_http_methods(["GET", "POST"])
@guarded(SUPERVISION, "inspect")
def plan(request: HttpRequest, code: str) -> HttpResponse:
    employer = enterprise_for(request, code)
    return act_page(
        request,
        form=PlanForm(request.POST or None),
        title=_("安排检查"),
        back=reverse("contracts:enterprise", args=[code]),
        crumbs=trail(employer),
        act=lambda given: plan_inspection(
            employer=employer,
            occasion=Occasion(given["occasion"]),
            planned_on=given["planned_on"],
            purpose=given["purpose"],
            by=request.user,
        ),
        done=_("已安排对%(name)s的检查，会按时提醒您。") % {"name": employer.short_name},
    )


@never_cache
@require_http_methods(["GET", "POST"])
@guarded(SUPERVISION, "inspect")
def cancel(request: HttpRequest, number: str) -> HttpResponse:
    found = inspection_for(request, number)
    if back := refused_now(
        request, found, lambda: check_inspection(found.state, InspectionState.CANCELLED, "cancel_inspection")
    ):
        return back
    return act_page(
        request,
        form=CancelForm(request.POST or None),
        title=_("取消检查"),
        back=found.get_absolute_url(),
        crumbs=trail_of(found),
        act=lambda given: cancel_inspection(inspection=found, by=request.user, **given),
        done=_("这次检查已经取消，记录仍然保留。"),
        danger=True,
    )


@never_cache
@require_http_methods(["GET", "POST"])
@guarded(SUPERVISION, "inspect")
def fill(request: HttpRequest, number: str) -> HttpResponse:
    """The checklist in force on the day of the inspection; what is typed is kept as a draft."""
    found = inspection_for(request, number)
    if back := refused_now(
        request, found, lambda: check_inspection(found.state, InspectionState.CHECKED, "fill_checklist")
    ):
        return back
    items = checklist_on(found.inspected_on or clock.today()).items
    key = f"contracts.checklist:{found.number}"
    draft = None
    if request.method == "POST":
        form = ChecklistForm(request.POST, items=items)
        if form.is_valid():
            day = form.cleaned_data["inspected_on"]
            try:
                fill_checklist(inspection=found, inspected_on=day, found=form.found(), by=request.user)
            except REFUSALS as refusal:
                form.add_error(None, str(refusal.sentence))
            else:
                discard_draft(by=request.user, key=key)
                messages.success(request, _("检查表已经保存，请接着处理。"))
                return redirect(found)
    else:
        draft = draft_of(by=request.user, key=key)
        stored = begun(found.items.all(), found.inspected_on)
        form = ChecklistForm(initial=draft.initial if draft else stored, items=items)
    context = {
        "form": form,
        "inspection": found,
        "draft": draft,
        "key": key,
        "trail": [*trail_of(found), (_("填写检查表"), "")],
    }
    return render(request, "contracts/inspections/fill.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
@guarded(SUPERVISION, "inspect")
def close(request: HttpRequest, number: str) -> HttpResponse:
    found = inspection_for(request, number)
    if back := refused_now(
        request, found, lambda: check_inspection(found.state, InspectionState.CLOSED, "close_inspection")
    ):
        return back
    return act_page(
        request,
        form=CloseForm(request.POST or None),
        title=_("办结检查"),
        back=found.get_absolute_url(),
        crumbs=trail_of(found),
        act=lambda given: close_inspection(inspection=found, by=request.user, **given),
        done=_("检查已经办结，没有发现问题。"),
    )


@never_cache
@require_http_methods(["GET", "POST"])
@guarded(SUPERVISION, "inspect")
def issue(request: HttpRequest, number: str) -> HttpResponse:
    found = inspection_for(request, number)
    if back := refused_now(
        request, found, lambda: check_inspection(found.state, InspectionState.CORRECTING, "issue_notice")
    ):
        return back
    form = _notice_form(request, found)
    return act_page(
        request,
        form=form,
        title=_("发出责令改正通知书"),
        hint=_("通知书盖章编号，企业的经办人马上收到。发出以前可以先看预览。"),
        back=found.get_absolute_url(),
        crumbs=trail_of(found),
        act=lambda given: issue_notice(inspection=found, demands=form.demands(), days=given["days"], by=request.user),
        done=_("责令改正通知书已经发出。"),
        submit=_("发出通知书"),
        template="contracts/inspections/issue.html",
        inspection=found,
    )


@require_safe
@guarded(SUPERVISION, "inspect")
def preview(request: HttpRequest, number: str) -> HttpResponse:
    """The notice as it would be issued today with the demands of the checklist."""
    found = inspection_for(request, number)
    days = correction_days(clock.today())
    content = correction_content(
        employer=found.employer.name,
        inspected_on=found.inspected_on,
        inspection=found.number,
        rows=[(item, item.demand) for item in found.items.filter(answer=Answer.DOES_NOT)],
        due=last_day(days),
        days=days,
        number_of_round=1,
    )
    try:
        answer = HttpResponse(preview_paper(NOTICE, content), content_type="application/pdf")
    except PaperRefusal as refusal:
        messages.warning(request, refusal.sentence)
        return redirect(found)
    answer["Content-Disposition"] = f'inline; filename="{found.number}-draft.pdf"'
    return answer


@never_cache
@require_http_methods(["GET", "POST"])
@guarded(SUPERVISION, "answer_notice")
def answer(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """The enterprise's staff for their own; the officer for an answer on paper."""
    found = inspection_for(request, number)
    items = CorrectionItem.objects.filter(notice__inspection=found).select_related("notice__inspection", "item")
    item = get_object_or_404(items, pk=pk)
    if back := refused_now(
        request, found, lambda: check_inspection(found.state, InspectionState.ANSWERED, "answer_notice")
    ):
        return back
    return act_page(
        request,
        form=ReplyForm(request.POST or None, request.FILES or None, initial={"reply": item.reply}),
        title=_("答复第 %(number)s 项") % {"number": item.item.position},
        hint=item.demand,
        back=found.get_absolute_url(),
        crumbs=trail_of(found),
        act=lambda given: _answer(request, item, given),
        done=_("已记下答复，监管人员会来复查。"),
        submit=_("已改正，交给监管人员"),
        template="contracts/inspections/reply.html",
    )


def _answer(request: HttpRequest, item: CorrectionItem, given: dict[str, Any]) -> None:
    try:
        answer_notice(item=item, reply=given["reply"], proof=given["proof"], by=request.user)
    except ValidationError as refused:
        raise Refusal(" ".join(refused.messages), code="file_refused") from refused


@never_cache
@require_http_methods(["GET", "POST"])
@guarded(SUPERVISION, "inspect")
def recheck(request: HttpRequest, number: str) -> HttpResponse:
    found = inspection_for(request, number)
    if back := refused_now(request, found, lambda: check_inspection(found.state, InspectionState.CLOSED, "recheck")):
        return back
    notice = found.notices.filter(rechecked_on__isnull=True).first() if found.state in NOTICE_OPEN else None
    items = list(notice.items.select_related("item")) if notice else []
    form = RecheckForm(request.POST or None, items=items, days=correction_days(clock.today()))
    return act_page(
        request,
        form=form,
        title=_("复查"),
        back=found.get_absolute_url(),
        crumbs=trail_of(found),
        act=lambda given: recheck_inspection(
            inspection=found, on=given["on"], seen=form.seen(), following=form.following(), by=request.user
        ),
        done=_("复查结果已经记下，企业的经办人会收到。"),
        submit=_("记下复查结果"),
        template="contracts/inspections/recheck.html",
    )


@require_POST
@guarded(SUPERVISION, "inspect")
def add_file(request: HttpRequest, number: str) -> HttpResponse:
    """A photo or a paper of what was found."""
    found = inspection_for(request, number)
    form = FilesForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            attach(subject=found, file=form.cleaned_data["file"], kind=EVIDENCE, by=request.user)
            messages.success(request, _("文件已存入这次检查。"))
        except ValidationError as refused:
            messages.warning(request, " ".join(refused.messages))
    else:
        messages.warning(request, _("没有保存：请先选择一个文件。"))
    return redirect(found)


def _notice_form(request: HttpRequest, found: Inspection) -> NoticeForm:
    unmet = found.items.filter(answer=Answer.DOES_NOT)
    return NoticeForm(request.POST or None, items=unmet, days=correction_days(clock.today()))
