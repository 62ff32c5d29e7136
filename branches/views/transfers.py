"""Transfers: the list, one transfer, and its acts."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe
from django_filters import CharFilter, ChoiceFilter, FilterSet

from branches.finding import named
from branches.models import Transfer
from branches.policy_transfers import TRANSFERS
from branches.states import TransferState
from jinxi_portal.accounts.public import guarded
from jinxi_portal.kernel import clock
from jinxi_portal.papers.public import papers_of
from jinxi_portal.records.public import history_of
from jinxi_portal.sheets.public import workbook_of
from jinxi_portal.web.public import Column, EmptyState, Kind, Table, Tone, badge, day

TONES = {
    TransferState.PROPOSED: Tone.WAIT,
    TransferState.ACCEPTED: Tone.INFO,
    TransferState.REFUSED: Tone.BAD,
    TransferState.WITHDRAWN: Tone.NEUTRAL,
    TransferState.COMPLETED: Tone.GOOD,
}


class TransferFilters(FilterSet):
    words = CharFilter(
        label=_("姓名、拼音首字母或编号"), method="by_words", widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    state = ChoiceFilter(label=_("状态"), choices=TransferState.choices, empty_label=_("全部"))

    class Meta:
        model = Transfer
        fields: Sequence[str] = []

    def by_words(self, rows: QuerySet[Transfer], name: str, words: str) -> QuerySet[Transfer]:
        if words.strip().upper().startswith("ZZGX-"):
            return rows.filter(number__startswith=words.strip().upper())
        return rows.filter(named(words, "person__"))


def _state(row: Any) -> Any:
    return badge(row.get_state_display(), TONES[TransferState(row.state)])


class TransferTable(Table):
    key = "branches.transfers"
    caption = _("组织关系转接")
    columns = (
        Column("number", _("编号"), link=lambda row: row.get_absolute_url(), kind=Kind.NARROW),
        Column("person.name", _("姓名"), link=lambda row: row.get_absolute_url()),
        Column("origin", _("转出")),
        Column("destination", _("转到")),
        Column("state", _("状态"), render=_state, plain=lambda row: row.get_state_display(), kind=Kind.NARROW),
        Column(
            "proposed_on", _("提出日期"), sort="proposed_on", render=lambda row: day(row.proposed_on), kind=Kind.DATE
        ),
        Column(
            "valid_until", _("有效期至"), sort="valid_until", render=lambda row: day(row.valid_until), kind=Kind.DATE
        ),
    )
    filters = TransferFilters
    default_sort = "-proposed_on"
    empty = EmptyState(_("还没有转接"), _("在支部页的党员一行里可以提出转接。"))


def _table(request: HttpRequest) -> TransferTable:
    rows = Transfer.objects.visible_to(request.user).select_related("person", "from_organisation", "to_organisation")
    return TransferTable(request, rows, export_url=reverse("branches:transfers_export"))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@guarded(TRANSFERS, "see")
def transfers(request: HttpRequest) -> HttpResponse:
    return _table(request).respond(
        "branches/transfers/list.html", {"may_take_from_outside": TRANSFERS.may(request.user, "take_from_outside")}
    )


@require_safe
@guarded(TRANSFERS, "see")
def export(request: HttpRequest) -> HttpResponse:
    return workbook_of(_table(request), name="transfers")


@never_cache
@require_safe
@guarded(TRANSFERS, "see")
def transfer(request: HttpRequest, number: str) -> HttpResponse:
    found = transfer_for(request, number)
    own = found.proposed_by_id == request.user.pk and not found.crosses_the_border
    context = {
        "transfer": found,
        "state": _state(found),
        "may_answer": found.state == TransferState.PROPOSED and TRANSFERS.may(request.user, "answer", found),
        "is_own_proposal": own,
        "may_withdraw": found.is_open and TRANSFERS.may(request.user, "withdraw", found),
        "may_complete": found.state == TransferState.ACCEPTED and TRANSFERS.may(request.user, "complete", found),
        "letter_over": found.state == TransferState.ACCEPTED and found.valid_until < clock.today(),
        "may_issue": found.state == TransferState.COMPLETED
        and found.to_organisation is not None
        and TRANSFERS.may(request.user, "complete", found),
        "papers": papers_of(found),
        "entries": history_of(found, limit=50),
    }
    return render(request, "branches/transfers/transfer.html", context)


def transfer_for(request: HttpRequest, number: str) -> Transfer:
    rows = Transfer.objects.visible_to(request.user).select_related(
        "person", "from_organisation", "to_organisation", "proposed_by", "answered_by"
    )
    return get_object_or_404(rows, number=number)
