"""Drafting: whom it is for, filling it in, sending it, and taking it back."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from contracts.actions.ask_question import answer_question
from contracts.actions.change_contract import change_contract, require_draft
from contracts.actions.confirm_clause import confirm_clause
from contracts.actions.draft_contract import draft_contract
from contracts.actions.links import issue_link
from contracts.actions.mend_clause import mend_clause
from contracts.actions.send_contract import send_contract
from contracts.actions.stop_signing import correct_contract, withdraw_contract
from contracts.drafting import draft_clauses, warnings_of
from contracts.forms.contracts import AnswerForm, BecauseForm, FillForm, NewContractForm, ReasonForm
from contracts.models import Contract, ExtraClause, Party, Question
from contracts.policy import POLICY
from contracts.refusals import Refusal
from contracts.states import ContractState, MoveNotAllowed, check_contract
from contracts.views.contracts import contract_for
from contracts.views.marked import suspected_of
from contracts.views.open_acts import refused_now
from jinxi_portal.accounts.public import guarded
from jinxi_portal.web.public import act_page


@never_cache
@require_http_methods(["GET", "POST"])
@guarded(POLICY, "draft")
def new(request: HttpRequest) -> HttpResponse:
    form = NewContractForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid() and not form.is_search:
        given = form.cleaned_data
        try:
            made = draft_contract(
                version=given["version"], worker=given["worker"], employer=given["employer"], by=request.user
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal.sentence))
        else:
            messages.success(request, _("已起草合同 %(number)s，请填写内容。") % {"number": made.number})
            return redirect("contracts:fill", number=made.number)
    title = _("起草合同")
    context = {
        "form": form,
        "page_title": title,
        "submit": _("查找或起草"),
        "back": reverse("contracts:contracts"),
        "trail": [(_("合同"), reverse("contracts:contracts")), (title, "")],
    }
    return render(request, "web/act_page.html", context)


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@guarded(POLICY, "draft")
def fill(request: HttpRequest, number: str) -> HttpResponse:
    contract = contract_for(request, number)
    POLICY.require(request.user, "draft", contract)
    if back := refused_now(request, contract, lambda: require_draft(contract)):
        return back
    form = FillForm(request.POST or None, contract=contract)
    more = {
        "clauses": draft_clauses(contract),
        "warnings": warnings_of(contract),
        "suspected": suspected_of(contract),
        "template": "contracts/contracts/fill.html",
    }
    return _page(
        request,
        contract,
        form,
        _("填写合同"),
        lambda given: change_contract(contract=contract, by=request.user, **form.given()),
        _("已保存。请看一遍全文，没有问题就发出签字。"),
        **more,
    )


@require_POST
@guarded(POLICY, "draft")
def send(request: HttpRequest, number: str) -> HttpResponse:
    contract = contract_for(request, number)
    try:
        send_contract(contract=contract, by=request.user)
    except (Refusal, MoveNotAllowed) as refusal:
        messages.warning(request, refusal.sentence)
    else:
        messages.success(request, _("已发出。有帐号的人会收到通知；没有帐号的，请把一次性签字链接交给他。"))
    return redirect(contract.get_absolute_url())


@never_cache
@require_http_methods(["GET", "POST"])
@guarded(POLICY, "draft")
def correct(request: HttpRequest, number: str) -> HttpResponse:
    contract = contract_for(request, number)
    POLICY.require(request.user, "draft", contract)
    if back := refused_now(
        request, contract, lambda: check_contract(contract.state, ContractState.DRAFT, "correct_contract")
    ):
        return back
    return _page(
        request,
        contract,
        ReasonForm(request.POST or None),
        _("退回修改"),
        lambda given: correct_contract(contract=contract, by=request.user, **given),
        _("已退回修改，已签的字作废；改好后再发出。"),
    )


@never_cache
@require_http_methods(["GET", "POST"])
@guarded(POLICY, "draft")
def withdraw(request: HttpRequest, number: str) -> HttpResponse:
    contract = contract_for(request, number)
    POLICY.require(request.user, "draft", contract)
    if back := refused_now(
        request, contract, lambda: check_contract(contract.state, ContractState.WITHDRAWN, "withdraw_contract")
    ):
        return back
    return _page(
        request,
        contract,
        ReasonForm(request.POST or None),
        _("撤回合同"),
        lambda given: withdraw_contract(contract=contract, by=request.user, **given),
        _("已撤回合同。"),
        danger=True,
    )


@never_cache
@require_http_methods(["GET", "POST"])
@guarded(POLICY, "confirm_clause")
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    clause = get_object_or_404(ExtraClause.objects.select_related("contract"), pk=pk)
    contract = contract_for(request, clause.contract.number)
    return _page(
        request,
        contract,
        BecauseForm(request.POST or None),
        _("认定补充条款公平"),
        lambda given: confirm_clause(clause=clause, by=request.user, **given),
        _("已认定这一条公平，可以发出。"),
        hint=_("补充条款：“%(text)s”") % {"text": clause.text},
    )


@require_POST
@guarded(POLICY, "draft")
def mend(request: HttpRequest, pk: int) -> HttpResponse:
    """One click puts the fair wording in the place of what is suspected."""
    clause = get_object_or_404(ExtraClause.objects.select_related("contract"), pk=pk)
    contract = contract_for(request, clause.contract.number)
    try:
        mend_clause(clause=clause, by=request.user)
    except Refusal as refusal:
        messages.warning(request, refusal.sentence)
    else:
        messages.success(request, _("已换成公平写法，请看一遍全文再发出。"))
    return redirect(contract.get_absolute_url())


@never_cache
@require_http_methods(["GET", "POST"])
@guarded(POLICY, "answer_question")
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    question = get_object_or_404(Question.objects.select_related("contract", "party"), pk=pk)
    contract = contract_for(request, question.contract.number)
    return _page(
        request,
        contract,
        AnswerForm(request.POST or None),
        _("回答提问"),
        lambda given: answer_question(question=question, by=request.user, **given),
        _("已回答，提问的人会看到。"),
        hint=_("%(label)s问：“%(text)s”") % {"label": question.party.label, "text": question.text},
    )


@never_cache
@require_POST
@guarded(POLICY, "draft")
def link(request: HttpRequest, uid: Any) -> HttpResponse:
    """The link is shown on this answer and never again."""
    party = get_object_or_404(Party.objects.select_related("contract"), uid=uid)
    contract = contract_for(request, party.contract.number)
    try:
        token = issue_link(party=party, by=request.user)
    except Refusal as refusal:
        messages.warning(request, refusal.sentence)
        return redirect(contract.get_absolute_url())
    address = request.build_absolute_uri(reverse("contracts:link", args=[token]))
    context = {"contract": contract, "party": party, "address": address}
    return render(request, "contracts/contracts/link.html", context)


def _page(
    request: HttpRequest, contract: Contract, form: Any, title: str, act: Any, done: str, **more: Any
) -> HttpResponse:
    return act_page(
        request,
        form=form,
        title=title,
        back=contract.get_absolute_url(),
        crumbs=[(_("合同"), reverse("contracts:contracts")), (contract.number, contract.get_absolute_url())],
        act=act,
        done=done,
        **more,
    )
