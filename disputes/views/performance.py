"""What happens by an agreement: payments, other duties, visits, confirmation by the court, or that it is not kept."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from disputes.actions.ask_confirmation import ask_confirmation
from disputes.actions.break_agreement import break_agreement
from disputes.actions.issue_agreement import issue_payment_order
from disputes.actions.mark_done import mark_done
from disputes.actions.note_confirmation import note_confirmation
from disputes.actions.note_handed_in import note_handed_in
from disputes.actions.note_payment import note_payment
from disputes.actions.take_back import cancel_payment, undo_done
from disputes.actions.visit_parties import visit_parties
from disputes.forms.agreement import (
    BrokenForm,
    ConfirmationForm,
    ConfirmForm,
    DoneForm,
    HandedInForm,
    PaymentForm,
    TakeBackForm,
    UndoForm,
    VisitForm,
)
from disputes.models import Duty, Payment
from disputes.policy import DISPUTES
from disputes.views.acting import act_page, case_for, do
from disputes.words import HowTold
from disputes.words_agreement import ConfirmationResult
from jinxi_portal.accounts.public import guarded

_FORM = ["GET", "HEAD", "POST"]


@never_cache
@require_http_methods(_FORM)
@guarded(DISPUTES, "perform")
def pay(request: HttpRequest, uid: UUID) -> HttpResponse:
    row = case_for(request, uid, "perform")
    form = PaymentForm(request.POST or None, dispute=row)
    return act_page(
        request,
        row,
        form=form,
        title=_("登记付款"),
        hint=_("先到期的先还；提前付、晚付都照实登记。"),
        act=lambda given: note_payment(dispute=row, by=request.user, **form.given()),
        done=_("付款已登记。"),
    )


@never_cache
@require_http_methods(_FORM)
@guarded(DISPUTES, "perform")
def fulfil(request: HttpRequest, uid: UUID, duty_id: int) -> HttpResponse:
    row = case_for(request, uid, "perform")
    duty = get_object_or_404(Duty, pk=duty_id, agreement__dispute=row)
    return act_page(
        request,
        row,
        form=DoneForm(request.POST or None),
        title=_("登记履行"),
        hint=duty.words,
        act=lambda given: mark_done(dispute=row, duty=duty, done_on=given["done_on"], by=request.user),
        done=_("履行已登记。"),
    )


@never_cache
@require_http_methods(_FORM)
@guarded(DISPUTES, "perform")
def cancel(request: HttpRequest, uid: UUID, payment_id: int) -> HttpResponse:
    row = case_for(request, uid, "perform")
    payment = get_object_or_404(Payment, pk=payment_id, agreement__dispute=row)
    return act_page(
        request,
        row,
        form=TakeBackForm(request.POST or None),
        title=_("作废付款登记"),
        hint=_("%(day)s 付款 %(sum)s 元。记录保留，不再算进履行；已经了结的会重新跟踪。")
        % {"day": payment.paid_on.isoformat(), "sum": f"{payment.amount:,.2f}"},
        danger=True,
        act=lambda given: cancel_payment(dispute=row, payment=payment, words=given["words"], by=request.user),
        done=_("付款登记已作废。"),
    )


@never_cache
@require_http_methods(_FORM)
@guarded(DISPUTES, "perform")
def undo(request: HttpRequest, uid: UUID, duty_id: int) -> HttpResponse:
    row = case_for(request, uid, "perform")
    duty = get_object_or_404(Duty, pk=duty_id, agreement__dispute=row)
    return act_page(
        request,
        row,
        form=UndoForm(request.POST or None),
        title=_("作废履行登记"),
        hint=_("%(words)s。已经了结的会重新跟踪。") % {"words": duty.words},
        danger=True,
        act=lambda given: undo_done(dispute=row, duty=duty, by=request.user),
        done=_("履行登记已作废。"),
    )


@never_cache
@require_http_methods(_FORM)
@guarded(DISPUTES, "perform")
def visit(request: HttpRequest, uid: UUID) -> HttpResponse:
    row = case_for(request, uid, "perform")
    return act_page(
        request,
        row,
        form=VisitForm(request.POST or None),
        title=_("登记回访"),
        act=lambda given: visit_parties(
            dispute=row, on=given["on"], how=HowTold(given["how"]), words=given["words"], by=request.user
        ),
        done=_("回访已登记。"),
    )


@never_cache
@require_http_methods(_FORM)
@guarded(DISPUTES, "perform")
def not_kept(request: HttpRequest, uid: UUID) -> HttpResponse:
    row = case_for(request, uid, "perform")
    return act_page(
        request,
        row,
        form=BrokenForm(request.POST or None),
        title=_("登记没有履行"),
        hint=_("过了约定的日期还没有履行时登记。对方可以申请支付令、仲裁或者起诉。"),
        danger=True,
        act=lambda given: break_agreement(dispute=row, words=given["words"], by=request.user),
        done=_("已登记没有履行，可以准备支付令申请书。"),
    )


@require_POST
@guarded(DISPUTES, "perform")
def payment_order(request: HttpRequest, uid: UUID) -> HttpResponse:
    row = case_for(request, uid, "perform")
    done = _("支付令申请书已经准备好，请申请人签字后递交法院。")
    return do(request, row, lambda: issue_payment_order(dispute=row, by=request.user), done=done)


@never_cache
@require_http_methods(_FORM)
@guarded(DISPUTES, "perform")
def confirm(request: HttpRequest, uid: UUID) -> HttpResponse:
    row = case_for(request, uid, "perform")
    return act_page(
        request,
        row,
        form=ConfirmForm(request.POST or None),
        title=_("准备司法确认申请"),
        hint=_("协议生效三十天内，双方共同向法院申请；裁定有效后，一方不履行的，另一方可以申请强制执行。"),
        act=lambda given: ask_confirmation(dispute=row, both_want=given["both_want"], by=request.user),
        done=_("申请书已经准备好，请双方签字后递交法院。"),
    )


@never_cache
@require_http_methods(_FORM)
@guarded(DISPUTES, "perform")
def handed_in(request: HttpRequest, uid: UUID) -> HttpResponse:
    row = case_for(request, uid, "perform")
    return act_page(
        request,
        row,
        form=HandedInForm(request.POST or None),
        title=_("登记已递交法院"),
        hint=_("双方签字的申请书交到法院以后登记，递交期限不再提醒。"),
        act=lambda given: note_handed_in(dispute=row, on=given["on"], by=request.user),
        done=_("已登记递交，等法院裁定。"),
    )


@never_cache
@require_http_methods(_FORM)
@guarded(DISPUTES, "perform")
def confirmation(request: HttpRequest, uid: UUID) -> HttpResponse:
    row = case_for(request, uid, "perform")
    return act_page(
        request,
        row,
        form=ConfirmationForm(request.POST or None),
        title=_("登记法院裁定"),
        act=lambda given: note_confirmation(
            dispute=row,
            result=ConfirmationResult(given["result"]),
            number=given["number"],
            on=given["on"],
            by=request.user,
        ),
        done=_("法院裁定已登记。"),
    )
