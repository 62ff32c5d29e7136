"""What is done with a signed contract: cancel, end, settle, renew, amend."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from contracts.actions.cancel_contract import cancel_contract
from contracts.actions.end_contract import end_contract, require_over, settle_contract
from contracts.actions.follow_contract import amend_contract, renew_contract
from contracts.forms.contracts import CancelForm, EndForm, SettleForm
from contracts.models import Contract
from contracts.policy import POLICY
from contracts.refusals import Refusal
from contracts.states import SETTLEMENT, SETTLEMENT_BEFORE_START, ContractState, check_contract
from contracts.views.contracts import contract_for
from contracts.views.open_acts import refused_now
from jinxi_portal.accounts.public import guarded
from jinxi_portal.web.public import act_page


@never_cache
@require_http_methods(["GET", "POST"])
@guarded(POLICY, "draft")
def end(request: HttpRequest, number: str) -> HttpResponse:
    contract = contract_for(request, number)
    POLICY.require(request.user, "draft", contract)
    if back := refused_now(
        request, contract, lambda: check_contract(contract.state, ContractState.ENDED, "end_contract")
    ):
        return back

    def act(given: dict[str, Any]) -> None:
        settlement = {key: given.pop(key) for key in SETTLEMENT}
        end_contract(contract=contract, settlement=settlement, by=request.user, **given)

    form = EndForm(request.POST or None, given={})
    return _page(
        request, contract, form, _("解除合同"), act, _("已解除合同，没有结清的项目留在合同页上。"), danger=True
    )


@never_cache
@require_http_methods(["GET", "POST"])
@guarded(POLICY, "draft")
def cancel(request: HttpRequest, number: str) -> HttpResponse:
    contract = contract_for(request, number)
    POLICY.require(request.user, "draft", contract)
    if back := refused_now(
        request, contract, lambda: check_contract(contract.state, ContractState.CANCELLED, "cancel_contract")
    ):
        return back

    def act(given: dict[str, Any]) -> None:
        settlement = {key: given.pop(key) for key in SETTLEMENT_BEFORE_START}
        cancel_contract(contract=contract, settlement=settlement, by=request.user, **given)

    form = CancelForm(request.POST or None, given={})
    done = _("已取消合同，对方会收到通知；没有退还的项目留在合同页上。")
    hint = _("合同还没有开始，没有报酬要结。收过的押金、预付的费用和证件要退还。")
    return _page(request, contract, form, _("取消合同"), act, done, danger=True, hint=hint)


@never_cache
@require_http_methods(["GET", "POST"])
@guarded(POLICY, "draft")
def settle(request: HttpRequest, number: str) -> HttpResponse:
    contract = contract_for(request, number)
    POLICY.require(request.user, "draft", contract)
    if back := refused_now(request, contract, lambda: require_over(contract)):
        return back
    form = SettleForm(request.POST or None, given=contract.settlement, state=contract.state)

    def act(given: dict[str, Any]) -> None:
        settle_contract(contract=contract, settlement=given, by=request.user)

    return _page(request, contract, form, _("登记结算"), act, _("已登记结算。"))


@require_POST
@guarded(POLICY, "draft")
def renew(request: HttpRequest, number: str) -> HttpResponse:
    return _follow(request, number, renew_contract)


@require_POST
@guarded(POLICY, "draft")
def amend(request: HttpRequest, number: str) -> HttpResponse:
    return _follow(request, number, amend_contract)


def _follow(request: HttpRequest, number: str, act: Any) -> HttpResponse:
    contract = contract_for(request, number)
    try:
        made: Contract = act(contract=contract, by=request.user)
    except Refusal as refusal:
        messages.warning(request, refusal.sentence)
        return redirect(contract.get_absolute_url())
    messages.success(request, _("已起草 %(number)s，请填写内容。") % {"number": made.number})
    return redirect("contracts:fill", number=made.number)


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
