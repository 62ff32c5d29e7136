"""Contracts on the desk: the list, and one contract with its parties, text and timeline."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe
from django_filters import CharFilter, ChoiceFilter, FilterSet

from contracts.actions.follow_contract import renewed_by
from contracts.drafting import clauses_of, faults_of, warnings_of
from contracts.models import Contract, Party
from contracts.paper_content import contract_content, files_of, standing_signatures, term_of
from contracts.policy import POLICY
from contracts.rules.signing import whose_turn
from contracts.states import (
    CONTRACT_MOVES,
    OVER_STATES,
    SIGNED_STATES,
    ContractKind,
    ContractState,
    PartyRole,
    Relation,
    Settled,
    settlement_items,
)
from contracts.views.marked import suspected_of
from jinxi_portal.accounts.public import guarded
from jinxi_portal.papers.public import Refusal as PaperRefusal
from jinxi_portal.papers.public import preview_paper
from jinxi_portal.records.public import history_of
from jinxi_portal.sheets.public import workbook_of
from jinxi_portal.web.public import Column, EmptyState, Kind, Table, Tone, badge, day
from members.public import account_of

TONES = {
    ContractState.DRAFT: Tone.NEUTRAL,
    ContractState.SIGNING: Tone.WAIT,
    ContractState.ACTIVE: Tone.GOOD,
    ContractState.DECLINED: Tone.BAD,
    ContractState.LAPSED: Tone.BAD,
    ContractState.WITHDRAWN: Tone.NEUTRAL,
    ContractState.CANCELLED: Tone.NEUTRAL,
    ContractState.ENDED: Tone.NEUTRAL,
    ContractState.EXPIRED: Tone.NEUTRAL,
}


class ContractFilters(FilterSet):
    words = CharFilter(
        label=_("姓名、拼音首字母或编号"), method="by_words", widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    state = ChoiceFilter(label=_("状态"), choices=ContractState.choices, empty_label=_("全部"))
    kind = ChoiceFilter(label=_("类别"), choices=ContractKind.choices, empty_label=_("全部"))

    class Meta:
        model = Contract
        fields: Sequence[str] = []

    def by_words(self, rows: QuerySet[Contract], name: str, words: str) -> QuerySet[Contract]:
        words = words.strip()
        if words.upper().startswith("HT-"):
            return rows.filter(number__startswith=words.upper())
        low = words.lower()
        return rows.filter(
            Q(worker__name__startswith=words)
            | Q(worker__initials__startswith=low)
            | Q(worker__name_key__startswith=low)
        )


def state_badge(row: Any) -> Any:
    return badge(row.get_state_display(), TONES[ContractState(row.state)])


class OfficeFilters(ContractFilters):
    employer = CharFilter(label=_("公司"), field_name="employer__short_name", lookup_expr="icontains")


class ContractTable(Table):
    key = "contracts.contracts"
    caption = _("合同")
    columns = (
        Column("number", _("编号"), link=lambda row: row.get_absolute_url(), kind=Kind.NARROW),
        Column("worker.name", _("家政服务员"), link=lambda row: row.get_absolute_url()),
        Column("employer.short_name", _("公司"), render=lambda row: str(row.employer or "—")),
        Column("kind", _("类别"), render=lambda row: row.get_kind_display(), kind=Kind.NARROW),
        Column("relation", _("性质"), render=lambda row: row.get_relation_display(), kind=Kind.NARROW),
        Column("state", _("状态"), render=state_badge, plain=lambda row: row.get_state_display(), kind=Kind.NARROW),
        Column("ends_on", _("结束日期"), sort="ends_on", render=lambda row: day(row.ends_on), kind=Kind.DATE),
        Column("created_at", _("起草时间"), sort="created_at", render=lambda row: day(row.created_at), kind=Kind.DATE),
    )
    filters = ContractFilters
    default_sort = "-created_at"
    empty = EmptyState(_("还没有合同"), _("选一个范本和一位家政服务员，就可以起草。"), _("起草合同"), "/contracts/new/")


class OfficeTable(ContractTable):
    filters = OfficeFilters


def _table(request: HttpRequest) -> ContractTable:
    kind = OfficeTable if POLICY.may(request.user, "see_all") else ContractTable
    rows = Contract.objects.visible_to(request.user).select_related("worker", "employer")
    return kind(request, rows, export_url=reverse("contracts:contracts_export"))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@guarded(POLICY, "see")
def contracts(request: HttpRequest) -> HttpResponse:
    return _table(request).respond("contracts/contracts/list.html", {"may_draft": POLICY.may(request.user, "draft")})


@require_safe
@guarded(POLICY, "see")
def export(request: HttpRequest) -> HttpResponse:
    return workbook_of(_table(request), name="contracts")


@never_cache
@require_safe
@guarded(POLICY, "see")
def contract(request: HttpRequest, number: str) -> HttpResponse:
    found = contract_for(request, number)
    state = ContractState(found.state)
    is_draft, signing = state == ContractState.DRAFT, state == ContractState.SIGNING
    drafts = bool(POLICY.may(request.user, "draft", found))
    signatures = standing_signatures(found)
    parties = list(found.parties.all())
    turn = whose_turn(parties, set(signatures)) if signing else set()
    context = {
        "contract": found,
        "state": state_badge(found),
        "term": term_of(found),
        "clauses": clauses_of(found),
        "parties": [
            (party, signatures.get(party.pk), party.pk in turn, party.pk in turn and _may_sign(request.user, party))
            for party in parties
        ],
        "fetchers": _without_account(found, parties) if drafts and state in SIGNED_STATES else [],
        "suspected": suspected_of(found) if is_draft else [],
        "warnings": warnings_of(found) if is_draft else [],
        "faults": faults_of(found) if is_draft else [],
        "questions": found.questions.select_related("party", "answered_by"),
        "files": files_of(found),
        "successors": list(found.successors.all()),
        "settlement": settled(found),
        "may_change": is_draft and drafts,
        "may_correct": drafts and state in (ContractState.SIGNING, ContractState.DECLINED, ContractState.LAPSED),
        "may_withdraw": drafts and (state, ContractState.WITHDRAWN) in CONTRACT_MOVES,
        "may_link": signing and drafts,
        "may_confirm": is_draft and POLICY.may(request.user, "confirm_clause", found),
        "may_answer": POLICY.may(request.user, "answer_question", found),
        "may_end": state == ContractState.ACTIVE and drafts and found.has_begun,
        "may_cancel": state == ContractState.ACTIVE and drafts and not found.has_begun,
        "may_amend": state == ContractState.ACTIVE and drafts and found.relation != Relation.ADDENDUM,
        "may_renew": drafts
        and found.ends_on
        and state in (ContractState.ACTIVE, ContractState.EXPIRED)
        and found.relation != Relation.ADDENDUM
        and renewed_by(found) is None,
        "may_settle": drafts and state in OVER_STATES,
        "entries": history_of(found, limit=50),
    }
    return render(request, "contracts/contracts/contract.html", context)


def _without_account(contract: Contract, parties: list[Party]) -> list[Party]:
    """Parties who can fetch the signed file by a link only."""
    can_sign_in = {PartyRole.EMPLOYER} | ({PartyRole.WORKER} if account_of(contract.worker) else set())
    return [party for party in parties if party.role not in can_sign_in]


def _may_sign(user: Any, party: Party) -> bool:
    """The company's own staff sign here; everybody else on the own phone."""
    return party.role == PartyRole.EMPLOYER and bool(POLICY.may(user, "sign", party))


def settled(contract: Contract) -> list[tuple[Any, Any]]:
    """What was noted of the settlement, item by item."""
    items = settlement_items(contract.state).items()
    return [(label, Settled(contract.settlement[key]).label) for key, label in items if key in contract.settlement]


@never_cache
@require_safe
@guarded(POLICY, "see_paper")
def reach(request: HttpRequest, number: str) -> HttpResponse:
    """Where a notice leads: to the desk, or to the worker's own list."""
    if POLICY.may(request.user, "see"):
        return redirect(contract_for(request, number))
    return redirect("contracts:my_contract", number=number)


@never_cache
@require_safe
@guarded(POLICY, "see")
def preview(request: HttpRequest, number: str) -> HttpResponse:
    """The paper as it will look, numbers masked, with 草稿 across it."""
    found = contract_for(request, number)
    try:
        pdf = preview_paper("contracts.contract", contract_content(found, whole=False))
    except PaperRefusal as refusal:
        messages.warning(request, refusal.sentence)
        return redirect(found.get_absolute_url())
    answer = HttpResponse(pdf, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{found.number}-draft.pdf"'
    return answer


def contract_for(request: HttpRequest, number: str) -> Contract:
    """The contract, when the visitor may see it on the desk."""
    rows = Contract.objects.visible_to(request.user).select_related(
        "version__template", "employer", "worker", "predecessor", "created_by"
    )
    return get_object_or_404(rows, number=number)
