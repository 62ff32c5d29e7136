"""All enterprises with their figures of today: the supervision officer's list, and the same as a workbook."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe
from django_filters import CharFilter, ChoiceFilter, FilterSet

from contracts.enterprise_figures import watched_enterprises
from contracts.policy_supervision import SUPERVISION
from contracts.states_inspections import InspectionState
from jinxi_portal.accounts.public import guarded
from jinxi_portal.kernel import clock
from jinxi_portal.sheets.public import workbook_of
from jinxi_portal.web.public import Column, EmptyState, Kind, Table, Tone, badge, day
from members.public import Employer

KEY, OTHERS = "key", "others"
SITUATIONS = {
    "uncovered": (_("有人没有有效的标准合同"), Q(counted__gt=0, coverage__lt=100)),
    "terms": (_("有不公平条款没有改正"), Q(terms_open__gt=0)),
    "renewals": (_("有合同到期没有续签"), Q(renewals__gt=0)),
    "notice": (_("有未结的整改"), Q(notice_due__isnull=False)),
    "never": (_("没有检查过"), Q(last_inspected__isnull=True)),
}


class EnterpriseFilters(FilterSet):
    words = CharFilter(
        label=_("企业名称或拼音首字母"), method="by_words", widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    which = ChoiceFilter(
        label=_("范围"),
        method="by_range",
        choices=[(KEY, _("重点企业")), (OTHERS, _("其他企业"))],
        empty_label=_("全部"),
    )
    situation = ChoiceFilter(
        label=pgettext_lazy("筛选企业", "情况"),
        method="by_situation",
        choices=[(key, label) for key, (label, _rows) in SITUATIONS.items()],
        empty_label=_("全部"),
    )

    class Meta:
        model = Employer
        fields: Sequence[str] = []

    def by_words(self, rows: QuerySet[Employer], name: str, words: str) -> QuerySet[Employer]:
        words = words.strip()
        low = words.lower()
        return rows.filter(Q(name__icontains=words) | Q(short_name__icontains=words) | Q(initials__startswith=low))

    def by_range(self, rows: QuerySet[Employer], name: str, value: str) -> QuerySet[Employer]:
        return rows.filter(Q(is_key=value == KEY))

    def by_situation(self, rows: QuerySet[Employer], name: str, value: str) -> QuerySet[Employer]:
        return rows.filter(SITUATIONS[value][1])


def key_badge(row: Any) -> Any:
    return badge(pgettext_lazy("一家", "重点企业"), Tone.INFO) if row.is_key else "—"


def notice_badge(row: Any) -> Any:
    """The last day of the open notice; red when it has passed. What the enterprise has answered waits for the officer."""
    if row.notice_due is None:
        return "—"
    if row.notice_state == InspectionState.ANSWERED:
        return badge(InspectionState.ANSWERED.label, Tone.WAIT)
    words = _("%(day)s 前改正") % {"day": row.notice_due.isoformat()}
    return badge(words, Tone.BAD if row.notice_due < clock.today() else Tone.WAIT)


def percent(value: Any) -> str:
    """A share as people read it."""
    return "—" if value is None else f"{value}%"


class EnterpriseTable(Table):
    key = "contracts.enterprises"
    caption = _("企业监管")
    filters = EnterpriseFilters
    columns = (
        Column(
            "short_name",
            pgettext_lazy("supervision", "企业"),
            sort="name_key",
            link=lambda row: reverse("contracts:enterprise", args=[row.code]),
        ),
        Column(
            "is_key",
            _("范围"),
            render=key_badge,
            plain=lambda row: str(pgettext_lazy("一家", "重点企业")) if row.is_key else "",
            kind=Kind.NARROW,
        ),
        Column("counted", _("在册人数"), sort="counted", kind=Kind.NUMBER),
        Column(
            "coverage",
            _("标准合同覆盖率"),
            sort="coverage",
            render=lambda row: percent(row.coverage),
            kind=Kind.NUMBER,
        ),
        Column("terms_open", _("未改正条款"), sort="terms_open", kind=Kind.NUMBER),
        Column("terms_mended", _("已改正条款"), sort="terms_mended", kind=Kind.NUMBER),
        Column("renewals", pgettext_lazy("列表", "到期未续"), sort="renewals", kind=Kind.NUMBER),
        Column(
            "last_inspected",
            _("最近检查"),
            sort="last_inspected",
            render=lambda row: day(row.last_inspected),
            kind=Kind.DATE,
        ),
        Column("notice_due", _("未结的整改"), sort="notice_due", render=notice_badge, plain=lambda row: row.notice_due),
    )
    default_sort = "short_name"
    empty = EmptyState(_("没有找到企业"), _("换一个筛选条件再看。"))


def _table(request: HttpRequest) -> EnterpriseTable:
    return EnterpriseTable(
        request, watched_enterprises(clock.today()), export_url=reverse("contracts:enterprises_export")
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@guarded(SUPERVISION, "see_enterprises")
def enterprises(request: HttpRequest) -> HttpResponse:
    return _table(request).respond("contracts/enterprises/list.html", {"today": clock.today()})


@require_safe
@guarded(SUPERVISION, "see_enterprises")
def export(request: HttpRequest) -> HttpResponse:
    return workbook_of(_table(request), name="enterprises")
