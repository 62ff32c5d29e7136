"""What parties do, and what the office writes down for them: consent, stopping, offers, more time."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from disputes.actions.answer_consent import answer_consent
from disputes.actions.answer_offer import answer_offer
from disputes.actions.archive_dispute import archive_dispute
from disputes.actions.ask_consent import ask_consent
from disputes.actions.extend_mediation import agree_to_extension, ask_for_extension
from disputes.actions.fail_mediation import fail_mediation
from disputes.actions.make_offer import make_offer
from disputes.actions.stop_mediation import stop_mediation
from disputes.actions.withdraw_application import withdraw_application
from disputes.forms.consent import (
    AgreeForm,
    AnswerOfferForm,
    ConsentForm,
    ExtensionForm,
    FailForm,
    OfferForm,
    StopForm,
    WithdrawForm,
)
from disputes.policy import DISPUTES
from disputes.views.acting import act_page, case_for, do
from disputes.visitors import visitors_too
from disputes.words import Openness, Side
from jinxi_portal.accounts.public import guarded


@require_POST
@guarded(DISPUTES, "ask_consent")
def ask(request: HttpRequest, uid: UUID) -> HttpResponse:
    row = case_for(request, uid, "ask_consent")
    return do(request, row, lambda: ask_consent(dispute=row, by=request.user), done=_("已征求对方意见。"))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@visitors_too
@guarded(DISPUTES, "answer_consent")
def consent(request: HttpRequest, uid: UUID) -> HttpResponse:
    row = case_for(request, uid, "answer_consent")
    form = ConsentForm(request.POST or None, dispute=row, user=request.user)

    def act(given: dict[str, Any]) -> None:
        answer_consent(
            dispute=row,
            agrees=given["answer"] == "yes",
            openness=Openness(given["openness"]),
            words=given["words"],
            by=request.user,
            **form.spoken(),
        )

    hint = _("调解自愿、不收费。可以随时停止，也不影响申请仲裁和起诉。")
    return act_page(request, row, form=form, title=_("答复是否同意调解"), hint=hint, act=act, done=_("答复已记下。"))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@visitors_too
@guarded(DISPUTES, "stop")
def stop(request: HttpRequest, uid: UUID) -> HttpResponse:
    row = case_for(request, uid, "stop")
    form = StopForm(request.POST or None, dispute=row, user=request.user)
    return act_page(
        request,
        row,
        form=form,
        title=_("终止调解"),
        hint=_("任何一方都可以随时终止。终止以后可以申请仲裁、找行政部门或者起诉。"),
        danger=True,
        act=lambda given: stop_mediation(dispute=row, words=given["words"], by=request.user, **form.spoken()),
        done=_("调解已经终止，双方都会收到通知。"),
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@visitors_too
@guarded(DISPUTES, "withdraw")
def withdraw(request: HttpRequest, uid: UUID) -> HttpResponse:
    row = case_for(request, uid, "withdraw")
    return act_page(
        request,
        row,
        form=WithdrawForm(request.POST or None),
        title=_("撤回申请"),
        hint=_("撤回以后可以再次申请。您提供的证据在归档、装订卷宗以前可以自己撤回，文件会删除。"),
        danger=True,
        act=lambda given: withdraw_application(dispute=row, words=given["words"], by=request.user),
        done=_("申请已撤回。"),
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@guarded(DISPUTES, "fail")
def fail(request: HttpRequest, uid: UUID) -> HttpResponse:
    row = case_for(request, uid, "fail")
    return act_page(
        request,
        row,
        form=FailForm(request.POST or None),
        title=_("宣布调解不成"),
        hint=_("双方会收到通知，并看到可以申请仲裁、找行政部门或者起诉。"),
        danger=True,
        act=lambda given: fail_mediation(dispute=row, words=given["words"], by=request.user),
        done=_("已宣布调解不成，双方会收到通知。"),
    )


@require_POST
@guarded(DISPUTES, "archive")
def archive(request: HttpRequest, uid: UUID) -> HttpResponse:
    row = case_for(request, uid, "archive")
    return do(request, row, lambda: archive_dispute(dispute=row, by=request.user), done=_("已归档。"))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@visitors_too
@guarded(DISPUTES, "offer")
def offer(request: HttpRequest, uid: UUID) -> HttpResponse:
    row = case_for(request, uid, "offer")
    form = OfferForm(request.POST or None, dispute=row, user=request.user)

    def act(given: dict[str, Any]) -> None:
        side = Side(given["side"]) if given.get("side") else None
        make_offer(dispute=row, words=given["words"], amount=given["amount"], side=side, by=request.user)

    return act_page(request, row, form=form, title=_("提出方案"), act=act, done=_("方案已送给双方。"))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@visitors_too
@guarded(DISPUTES, "offer")
def offer_answer(request: HttpRequest, uid: UUID, offer_id: int) -> HttpResponse:
    row = case_for(request, uid, "offer")
    one = get_object_or_404(row.offers, pk=offer_id)
    form = AnswerOfferForm(request.POST or None, dispute=row, user=request.user)
    return act_page(
        request,
        row,
        form=form,
        title=_("答复方案"),
        hint=one.words
        if one.amount is None
        else _("%(words)s（%(sum)s 元）") % {"words": one.words, "sum": f"{one.amount:,.2f}"},
        act=lambda given: answer_offer(offer=one, yes=given["answer"] == "yes", by=request.user, **form.spoken()),
        done=_("答复已记下。"),
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@visitors_too
@guarded(DISPUTES, "extend")
def extend(request: HttpRequest, uid: UUID) -> HttpResponse:
    row = case_for(request, uid, "extend")
    return act_page(
        request,
        row,
        form=ExtensionForm(request.POST or None),
        title=_("延长调解"),
        hint=_("双方都同意才延长。"),
        act=lambda given: ask_for_extension(dispute=row, by=request.user, **given),
        done=_("已提出延长，等双方答复。"),
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@visitors_too
@guarded(DISPUTES, "extend")
def extend_agree(request: HttpRequest, uid: UUID, extension_id: int) -> HttpResponse:
    row = case_for(request, uid, "extend")
    one = get_object_or_404(row.extensions, pk=extension_id)
    form = AgreeForm(request.POST or None, dispute=row, user=request.user)
    return act_page(
        request,
        row,
        form=form,
        title=_("同意延长"),
        hint=_("延长到 %(day)s：%(why)s") % {"day": one.until.isoformat(), "why": one.why},
        act=lambda given: agree_to_extension(extension=one, by=request.user, **form.spoken()),
        done=_("已记下同意延长。"),
    )
