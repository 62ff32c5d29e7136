"""Signed contracts that enterprises have filed: the list, one of them, filing and taking back at the desk, the worker's own."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe
from django_filters import CharFilter, ChoiceFilter, FilterSet

from contracts.actions.file_contract import file_contract
from contracts.actions.withdraw_filed_contract import withdraw_filed_contract
from contracts.clauses.patterns import duties
from contracts.forms.contracts import ReasonForm
from contracts.forms.filed_contracts import FileContractForm
from contracts.models import FiledContract, Finding
from contracts.own_workers import worker_on_roster
from contracts.policy import employers_of
from contracts.policy_filed import FILED
from contracts.states_filed import FILED_MOVES, FiledState, check_filed
from contracts.unreadable import why_unreadable
from contracts.views.open_acts import refused_now
from contracts.views.refused import REFUSALS
from jinxi_portal.accounts.public import guarded
from jinxi_portal.records.public import history_of
from jinxi_portal.sheets.public import workbook_of
from jinxi_portal.web.public import Column, EmptyState, Kind, Table, Tone, act_page, badge, day
from members.public import Employer

TONES = {
    FiledState.FILED: Tone.GOOD,
    FiledState.WAITING: Tone.WAIT,
    FiledState.UNFAIR: Tone.BAD,
    FiledState.UNREADABLE: Tone.BAD,
}
STANDARD, OWN = "standard", "own"


class FiledContractFilters(FilterSet):
    words = CharFilter(
        label=_("姓名、拼音首字母或编号"), method="by_words", widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    state = ChoiceFilter(label=_("状态"), choices=FiledState.choices, method="by_state", empty_label=_("全部"))
    text = ChoiceFilter(
        label=_("文本"),
        choices=[(STANDARD, _("县里的标准文本")), (OWN, _("企业自己的文本"))],
        method="by_text",
        empty_label=_("全部"),
    )

    class Meta:
        model = FiledContract
        fields: Sequence[str] = []

    def by_words(self, rows: QuerySet[FiledContract], name: str, words: str) -> QuerySet[FiledContract]:
        words, low = words.strip(), words.strip().lower()
        if words.upper().startswith("BS-"):
            return rows.filter(number__startswith=words.upper())
        named = Q(worker__name__startswith=words) | Q(worker__initials__startswith=low)
        return rows.filter(named | Q(worker__name_key__startswith=low) | Q(reference=words))

    def by_state(self, rows: QuerySet[FiledContract], name: str, value: str) -> QuerySet[FiledContract]:
        if FILED.may(self.request.user, "see_all_filed_contracts"):
            return rows.filter(state=value)
        # what only waits for a person's decision looks like any other to the enterprise
        states = {FiledState.FILED: (FiledState.FILED, FiledState.WAITING), FiledState.WAITING: ()}
        return rows.filter(state__in=states.get(FiledState(value), (value,)))

    def by_text(self, rows: QuerySet[FiledContract], name: str, value: str) -> QuerySet[FiledContract]:
        return rows.filter(version__isnull=value == OWN)


class OfficeFilters(FiledContractFilters):
    employer = CharFilter(
        label=pgettext_lazy("supervision", "企业"), field_name="employer__short_name", lookup_expr="icontains"
    )


def _badge(row: FiledContract, *, office: bool) -> Any:
    state = row.state_for(office=office)
    return badge(state.label, TONES.get(state, Tone.NEUTRAL))


def _columns(*, office: bool) -> Sequence[Column]:
    return (
        Column("number", _("编号"), link=lambda row: row.get_absolute_url(), kind=Kind.NARROW),
        Column("worker.name", _("家政服务员"), link=lambda row: row.get_absolute_url()),
        Column("employer.short_name", pgettext_lazy("supervision", "企业")),
        Column("title", _("名称")),
        Column(
            "state",
            _("状态"),
            render=lambda row: _badge(row, office=office),
            plain=lambda row: row.state_for(office=office).label,
            kind=Kind.NARROW,
        ),
        Column("last_day", _("结束日期"), render=lambda row: day(row.last_day), kind=Kind.DATE),
        Column("filed_at", _("报送时间"), sort="filed_at", render=lambda row: day(row.filed_at), kind=Kind.DATE),
    )


class FiledContractTable(Table):
    key = "contracts.filed_contracts"
    caption = _("报送的合同")
    filters = FiledContractFilters
    columns = _columns(office=False)
    default_sort = "-filed_at"
    empty = EmptyState(
        _("还没有报送的合同"),
        _("企业的系统或经办人报送已经签好的合同，就会列在这里。"),
        _("报送合同"),
        "/contracts/handed-in/new/",
    )


class OfficeTable(FiledContractTable):
    columns = _columns(office=True)
    filters = OfficeFilters


def _table(request: HttpRequest) -> FiledContractTable:
    kind = OfficeTable if FILED.may(request.user, "see_all_filed_contracts") else FiledContractTable
    rows = FiledContract.objects.visible_to(request.user).select_related("worker", "employer")
    return kind(request, rows, export_url=reverse("contracts:filed_contracts_export"))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@guarded(FILED, "see_filed_contracts")
def filed_contracts(request: HttpRequest) -> HttpResponse:
    may_file = FILED.may(request.user, "file_contract")
    return _table(request).respond("contracts/handed_in/list.html", {"may_file": may_file})


@require_safe
@guarded(FILED, "see_filed_contracts")
def export(request: HttpRequest) -> HttpResponse:
    return workbook_of(_table(request), name="filed-contracts")


@never_cache
@require_safe
@guarded(FILED, "see_filed_contracts")
def filed_contract(request: HttpRequest, number: str) -> HttpResponse:
    filed = filed_for(request, number)
    office = bool(FILED.may(request.user, "see_all_filed_contracts"))
    language = get_language() or "zh-hans"
    may_withdraw = (FiledState(filed.state), FiledState.WITHDRAWN) in FILED_MOVES
    findings = (
        Finding.objects.visible_to(request.user).filter(filed_text=filed.filed_text_id) if filed.filed_text_id else []
    )
    context = {
        "filed": filed,
        "state": _badge(filed, office=office),
        "findings": list(findings),
        "english": language.startswith("en"),
        "missing": [duty.title.said(language) for duty in duties() if duty.key in filed.missing] if office else [],
        "trouble": why_unreadable(filed.trouble) if filed.trouble else "",
        "later": getattr(filed, "replaced_by", None),
        "may_withdraw": may_withdraw and FILED.may(request.user, "withdraw_filed_contract", filed),
        "may_end": filed.can_be_ended and FILED.may(request.user, "end_filed_contract", filed),
        "entries": history_of(filed, limit=50),
    }
    return render(request, "contracts/handed_in/one.html", context)


@never_cache
@require_safe
@guarded(FILED, "see_filed_paper")
def reach(request: HttpRequest, number: str) -> HttpResponse:
    """Where a notice leads: to the desk, or to the worker's own list."""
    filed = get_object_or_404(FiledContract, number=number)
    FILED.require(request.user, "see_filed_paper", filed)
    if FILED.may(request.user, "see_filed_contracts", filed):
        return redirect(filed)
    return redirect("contracts:my_filed_contract", number=number)


@never_cache
@sensitive_post_parameters("number")
@require_http_methods(["GET", "POST"])
@guarded(FILED, "file_contract")
def file_new(request: HttpRequest) -> HttpResponse:
    form = FileContractForm(request.POST or None, request.FILES or None, employers=_employers(request.user))
    if request.method == "POST" and form.is_valid():
        employer = form.cleaned_data["employer"]
        try:
            worker = worker_on_roster(employer=employer, **form.whom())
            filed, again = file_contract(
                employer=employer, worker=worker, facts=form.facts(), file=form.cleaned_data["file"], by=request.user
            )
        except REFUSALS as refusal:
            form.add_error(None, str(refusal.sentence))
        else:
            said = _("这个文件以前报送过，没有重复收存。") if again else _("已收到，正在读；读完以后状态会改变。")
            messages.success(request, said)
            return redirect(filed.get_absolute_url())
    context = {
        "form": form,
        "page_title": _("报送合同"),
        "back": reverse("contracts:filed_contracts"),
        "trail": [(_("报送的合同"), reverse("contracts:filed_contracts")), (_("报送合同"), "")],
    }
    return render(request, "contracts/handed_in/file.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
@guarded(FILED, "withdraw_filed_contract")
def withdraw(request: HttpRequest, number: str) -> HttpResponse:
    filed = filed_for(request, number)
    FILED.require(request.user, "withdraw_filed_contract", filed)
    moved = "withdraw_filed_contract"
    if back := refused_now(request, filed, lambda: check_filed(filed.state, FiledState.WITHDRAWN, moved)):
        return back
    return act_page(
        request,
        form=ReasonForm(request.POST or None),
        title=_now("撤回报送的合同"),
        back=filed.get_absolute_url(),
        crumbs=[(_("报送的合同"), reverse("contracts:filed_contracts")), (filed.number, filed.get_absolute_url())],
        act=lambda given: withdraw_filed_contract(filed=filed, by=request.user, **given),
        done=_now("已撤回，这份合同不再计算，本人也不再看到。"),
        danger=True,
    )


@never_cache
@require_safe
@guarded(FILED, "see_own_filed")
def my_filed_contract(request: HttpRequest, number: str) -> HttpResponse:
    rows = FiledContract.objects.of_worker(request.user).select_related("employer", "file")
    return render(request, "contracts/handed_in/mine.html", {"filed": get_object_or_404(rows, number=number)})


def filed_for(request: HttpRequest, number: str) -> FiledContract:
    """The filed contract, when the visitor may see it on the desk."""
    rows = FiledContract.objects.visible_to(request.user).select_related(
        "employer", "worker", "version__template", "file", "filed_text", "replaces", "replaced_by", "filed_by"
    )
    return get_object_or_404(rows, number=number)


def _employers(user: Any) -> "QuerySet[Employer]":
    active = Employer.objects.filter(is_active=True)
    return active if FILED.may(user, "see_all_filed_contracts") else active.filter(pk__in=employers_of(user))
