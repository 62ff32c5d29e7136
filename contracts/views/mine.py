"""我的合同: the worker's own contracts, with what waits for her, and the files."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from contracts.drafting import clauses_of
from contracts.models import Contract, FiledContract
from contracts.paper_content import files_of, term_of
from contracts.policy import POLICY
from contracts.states import ContractState, PartyRole
from contracts.views.contracts import state_badge
from jinxi_portal.accounts.public import guarded


@never_cache
@require_safe
@guarded(POLICY, "see_own")
def mine(request: HttpRequest) -> HttpResponse:
    rows = Contract.objects.of_worker(request.user).exclude(state=ContractState.DRAFT)
    found = list(rows.select_related("version__template", "employer").order_by("-sent_at", "-pk")[:100])
    context = {
        "waiting": [row for row in found if row.state == ContractState.SIGNING],
        "filed": list(
            FiledContract.objects.of_worker(request.user).select_related("employer").order_by("-filed_at")[:100]
        ),
        "others": [(row, state_badge(row), term_of(row)) for row in found if row.state != ContractState.SIGNING],
    }
    return render(request, "contracts/mine/list.html", context)


@never_cache
@require_safe
@guarded(POLICY, "see_own")
def one(request: HttpRequest, number: str) -> HttpResponse:
    rows = Contract.objects.of_worker(request.user).exclude(state=ContractState.DRAFT)
    found = get_object_or_404(rows.select_related("version__template", "employer", "predecessor"), number=number)
    context = {
        "contract": found,
        "state": state_badge(found),
        "term": term_of(found),
        "clauses": clauses_of(found),
        "files": files_of(found),
        "party": found.parties.get(role=PartyRole.WORKER),
        "is_waiting": found.state == ContractState.SIGNING,
    }
    return render(request, "contracts/mine/one.html", context)
