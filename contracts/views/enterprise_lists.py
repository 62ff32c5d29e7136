"""The lists behind an enterprise's figures: who has a valid contract and who has not, what was not renewed, unfair terms."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe
from django_filters import CharFilter, ChoiceFilter, FilterSet

from contracts.enterprise_figures import renewals_overdue, roster_with_contracts
from contracts.models import Finding
from contracts.policy_supervision import SUPERVISION
from contracts.states_checks import SHOWN_TO_EMPLOYER, FindingState
from contracts.views.enterprise import enterprise_for
from contracts.views.filed import TONES
from contracts.views.key_enterprises import trail
from jinxi_portal.accounts.public import guarded
from jinxi_portal.kernel import clock
from jinxi_portal.sheets.public import workbook_of
from jinxi_portal.web.public import Column, EmptyState, Kind, Table, Tone, badge, day, moment
from members.public import Worker

YES, NO = "yes", "no"
#: Every contract with the sentence is over.
OVER = "over"


def _contract_url(row: Any) -> str:
    if not row.number:
        return ""
    # signed here, or filed as signed elsewhere
    name = "filed_contract" if row.number.startswith("BS-") else "contract"
    return reverse(f"contracts:{name}", args=[row.number])


class WorkerFilters(FilterSet):
    words = CharFilter(
        label=_("姓名或拼音首字母"), method="by_words", widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    covered = ChoiceFilter(
        label=_("有效的标准合同"),
        method="by_covered",
        choices=[(YES, pgettext_lazy("有效的标准合同", "有")), (NO, pgettext_lazy("有效的标准合同", "没有"))],
        empty_label=_("全部"),
    )

    class Meta:
        model = Worker
        fields: Sequence[str] = []

    def by_words(self, rows: QuerySet[Worker], name: str, words: str) -> QuerySet[Worker]:
        words = words.strip()
        low = words.lower()
        return rows.filter(Q(name__startswith=words) | Q(initials__startswith=low) | Q(name_key__startswith=low))

    def by_covered(self, rows: QuerySet[Worker], name: str, value: str) -> QuerySet[Worker]:
        return rows.filter(Q(is_covered=value == YES))


def _covered(row: Any) -> Any:
    return (
        badge(pgettext_lazy("有效的标准合同", "有"), Tone.GOOD)
        if row.is_covered
        else badge(pgettext_lazy("有效的标准合同", "没有"), Tone.WAIT)
    )


class WorkerTable(Table):
    key = "contracts.enterprise_workers"
    caption = _("在册家政服务员和标准合同")
    filters = WorkerFilters
    columns = (
        Column("name", _("家政服务员"), sort="name_key"),
        Column(
            "is_covered",
            _("有效的标准合同"),
            render=_covered,
            plain=lambda row: str(
                pgettext_lazy("有效的标准合同", "有") if row.is_covered else pgettext_lazy("有效的标准合同", "没有")
            ),
            kind=Kind.NARROW,
        ),
        Column("number", _("合同编号"), link=_contract_url),
        Column("last_day", _("到期日期"), render=lambda row: day(row.last_day), kind=Kind.DATE),
    )
    default_sort = "name"
    empty = EmptyState(_("没有找到家政服务员"), _("名册上没有人，或者没有人符合筛选条件。"))


class RenewalTable(Table):
    key = "contracts.enterprise_renewals"
    caption = _("到期没有续签的")
    columns = (
        Column("name", _("家政服务员"), sort="name_key"),
        Column("number", _("到期的合同"), link=_contract_url),
        Column("ran_out", _("到期日期"), sort="ran_out", render=lambda row: day(row.ran_out), kind=Kind.DATE),
    )
    default_sort = "ran_out"
    empty = EmptyState(_("没有到期未续的合同"), _("在册的家政服务员里，没有人的合同到期后还没有续签。"))


class TermFilters(FilterSet):
    state = ChoiceFilter(
        label=_("状态"),
        method="by_state",
        choices=[
            (FindingState.CONFIRMED.value, _("没有改正")),
            (FindingState.MENDED.value, FindingState.MENDED.label),
            (OVER, _("合同都已结束")),
        ],
        empty_label=_("全部"),
    )

    class Meta:
        model = Finding
        fields: Sequence[str] = []

    def by_state(self, rows: QuerySet[Finding], name: str, value: str) -> QuerySet[Finding]:
        today = clock.today()
        if value == FindingState.MENDED:
            return rows.filter(state=value)
        chosen = Finding.objects.over_on(today) if value == OVER else Finding.objects.open_on(today)
        return rows.filter(pk__in=chosen.values("pk"))


class TermTable(Table):
    key = "contracts.enterprise_terms"
    caption = _("不公平条款")
    filters = TermFilters
    columns = (
        Column("sentence", _("原句"), link=lambda row: row.filed_text.get_absolute_url()),
        Column("title", _("哪一类"), render=lambda row: _said(row.title)),
        Column(
            "state",
            _("状态"),
            render=lambda row: badge(term_state(row), Tone.NEUTRAL if row.is_over else TONES[FindingState(row.state)]),
            plain=lambda row: term_state(row),
            kind=Kind.NARROW,
        ),
        Column(
            "decided_at", _("认定时间"), sort="decided_at", render=lambda row: moment(row.decided_at), kind=Kind.DATE
        ),
        Column("mended_at", _("改正时间"), sort="mended_at", render=lambda row: moment(row.mended_at), kind=Kind.DATE),
    )
    default_sort = "-decided_at"
    empty = EmptyState(_("没有不公平条款"), _("备案的合同文本里，还没有监管人员认定不公平的句子。"))


def term_state(row: Any) -> str:
    """The state in the office's words; a sentence that binds nobody any more says so."""
    return str(_("合同都已结束") if row.is_over else row.get_state_display())


def _said(title: Any) -> str:
    return str(title.get("en" if (get_language() or "").startswith("en") else "zh", ""))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@guarded(SUPERVISION, "see_enterprises")
def workers(request: HttpRequest, code: str) -> HttpResponse:
    employer = enterprise_for(request, code)
    return _respond(_workers(request, employer), employer)


@require_safe
@guarded(SUPERVISION, "see_enterprises")
def workers_export(request: HttpRequest, code: str) -> HttpResponse:
    return workbook_of(_workers(request, enterprise_for(request, code)), name=f"contracts-{code}")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@guarded(SUPERVISION, "see_enterprises")
def renewals(request: HttpRequest, code: str) -> HttpResponse:
    employer = enterprise_for(request, code)
    return _respond(_renewals(request, employer), employer)


@require_safe
@guarded(SUPERVISION, "see_enterprises")
def renewals_export(request: HttpRequest, code: str) -> HttpResponse:
    return workbook_of(_renewals(request, enterprise_for(request, code)), name=f"renewals-{code}")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@guarded(SUPERVISION, "see_enterprises")
def terms(request: HttpRequest, code: str) -> HttpResponse:
    employer = enterprise_for(request, code)
    return _respond(_terms(request, employer), employer)


@require_safe
@guarded(SUPERVISION, "see_enterprises")
def terms_export(request: HttpRequest, code: str) -> HttpResponse:
    return workbook_of(_terms(request, enterprise_for(request, code)), name=f"unfair-terms-{code}")


def _terms(request: HttpRequest, employer: Any) -> TermTable:
    rows = Finding.objects.visible_to(request.user).filter(filed_text__employer=employer, state__in=SHOWN_TO_EMPLOYER)
    over = Exists(Finding.objects.over_on(clock.today()).filter(pk=OuterRef("pk")))
    address = reverse("contracts:enterprise_terms_export", args=[employer.code])
    return TermTable(request, rows.annotate(is_over=over).select_related("filed_text"), export_url=address)


def _renewals(request: HttpRequest, employer: Any) -> RenewalTable:
    address = reverse("contracts:enterprise_renewals_export", args=[employer.code])
    return RenewalTable(request, renewals_overdue(clock.today(), employer), export_url=address)


def _workers(request: HttpRequest, employer: Any) -> WorkerTable:
    address = reverse("contracts:enterprise_workers_export", args=[employer.code])
    return WorkerTable(request, roster_with_contracts(clock.today(), employer), export_url=address)


def _respond(table: Table, employer: Any) -> HttpResponse:
    trail_here = [*trail(employer), (table.caption, "")]
    return table.respond(
        "contracts/enterprises/behind.html", {"page_title": table.caption, "trail": trail_here, "enterprise": employer}
    )
