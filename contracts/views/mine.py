"""我的合同: the worker's own contracts, with what waits for her, and the files."""

from typing import Any

from django.contrib import messages
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from contracts.actions.cancel_contract import cancel_contract
from contracts.drafting import clauses_of
from contracts.forms.contracts import WorkerCancelForm
from contracts.models import Contract, FiledContract, Signature
from contracts.paper_content import files_of, term_of
from contracts.policy import POLICY
from contracts.states import ContractState, EndReason, PartyRole
from contracts.views.contracts import settled, state_badge
from contracts.views.refused import REFUSALS
from jinxi_portal.accounts.public import guarded
from jinxi_portal.web.public import Tone, badge


@never_cache
@require_safe
@guarded(POLICY, "see_own")
def mine(request: HttpRequest) -> HttpResponse:
    rows = Contract.objects.of_worker(request.user).annotate(has_signed=Exists(_own_signature(OuterRef("pk"))))
    found = list(rows.select_related("version__template", "employer").order_by("-sent_at", "-pk")[:100])
    waiting = [row for row in found if row.state == ContractState.SIGNING and not row.has_signed]
    context = {
        "waiting": waiting,
        "filed": list(
            FiledContract.objects.of_worker(request.user).select_related("employer").order_by("-filed_at")[:100]
        ),
        "others": [(row, _state(row, has_signed=row.has_signed), _term(row)) for row in found if row not in waiting],
    }
    return render(request, "contracts/mine/list.html", context)


@never_cache
@require_safe
@guarded(POLICY, "see_own")
def one(request: HttpRequest, number: str) -> HttpResponse:
    found = _own(request, number)
    has_signed = _own_signature(found.pk).exists()
    context = {
        "contract": found,
        "state": _state(found, has_signed=has_signed),
        "term": _term(found),
        "clauses": [] if found.state == ContractState.DRAFT else clauses_of(found),
        "files": files_of(found),
        "party": found.parties.get(role=PartyRole.WORKER),
        "is_waiting": found.state == ContractState.SIGNING and not has_signed,
        "has_signed": found.state == ContractState.SIGNING and has_signed,
        "settlement": settled(found),
        "may_cancel": _may_cancel(found),
    }
    return render(request, "contracts/mine/one.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
@guarded(POLICY, "see_own")
def cancel(request: HttpRequest, number: str) -> HttpResponse:
    """Before the first day she says that she does not come."""
    found = _own(request, number)
    if request.method == "GET" and not _may_cancel(found):
        return redirect("contracts:my_contract", number=found.number)
    form = WorkerCancelForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            cancel_contract(
                contract=found,
                end_reason=EndReason.WORKER_LEFT,
                settlement={},
                by=request.user,
                **form.cleaned_data,
            )
        except REFUSALS as refusal:
            form.add_error(None, str(refusal.sentence))
        else:
            messages.success(request, _("合同已取消，公司会收到通知。交过押金或费用的，下面看得到退了没有。"))
            return redirect("contracts:my_contract", number=found.number)
    return render(request, "contracts/mine/cancel.html", {"contract": found, "form": form, "term": term_of(found)})


def _may_cancel(contract: Contract) -> bool:
    """Signed by everybody, and its first day has not come."""
    return contract.state == ContractState.ACTIVE and not contract.has_begun


def _own_signature(contract: Any) -> "QuerySet[Signature]":
    """The worker's standing signature under the contract; a key, or an ``OuterRef``."""
    return Signature.objects.filter(party__contract=contract, party__role=PartyRole.WORKER, voided_at__isnull=True)


def _state(contract: Contract, *, has_signed: bool) -> Any:
    """The state in the worker's words: what was sent back for correction is being changed, what she has signed waits for others."""
    if contract.state == ContractState.SIGNING and has_signed:
        return badge(_("您已签字，等其他各方"), Tone.WAIT)
    return badge(_("正在修改"), Tone.WAIT) if contract.state == ContractState.DRAFT else state_badge(contract)


def _term(contract: Contract) -> str:
    """What the drafter is still writing is not the worker's to read."""
    return "" if contract.state == ContractState.DRAFT else term_of(contract)


def _own(request: HttpRequest, number: str) -> Contract:
    rows = Contract.objects.of_worker(request.user)
    rows = rows.select_related("version__template", "employer", "predecessor")
    return get_object_or_404(rows, number=number)
