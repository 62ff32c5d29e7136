"""The list of leads as tracing sees them: columns, filters, tabs."""

import re
from collections.abc import Sequence
from datetime import date
from operator import attrgetter
from typing import Any, ClassVar
from urllib.parse import urlencode

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_filters import BooleanFilter, CharFilter, ChoiceFilter, FilterSet, ModelChoiceFilter

from jinxi_portal.kernel import clock
from jinxi_portal.kernel.months import months_later
from jinxi_portal.web.public import Badge, Column, EmptyState, Kind, Tab, Table, Tone, badge, row_url
from members.finding import lead_words
from members.models import Community, Employer, Lead
from members.portal_tracing import new_signs
from members.states import Channel
from members.tracing.finds import CHANNELS_OF, Find
from members.tracing_states import CONFIRMED_OUTCOMES, OPEN_STAGES, Outcome, TracingStage

STAGE_TONES = {
    TracingStage.FOUND: Tone.WAIT,
    TracingStage.CHECKING: Tone.INFO,
    TracingStage.CONTACTED: Tone.INFO,
    TracingStage.AWAITING_HOME: Tone.WAIT,
    TracingStage.CONCLUDED: Tone.NEUTRAL,
    TracingStage.ENDED: Tone.NEUTRAL,
}
_GOOD = {Outcome.AFFILIATED, Outcome.FLOATING}
_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")
GROUPS = [
    ("open", _("未办结")),
    ("other", _("走访、自述和举荐")),
    ("standing", _("全部线索")),
    ("members", _("确认是党员")),
]


def stage_badge(lead: Lead) -> Badge:
    if lead.outcome:
        return Badge(Outcome(lead.outcome).label, Tone.GOOD if lead.outcome in _GOOD else Tone.NEUTRAL)
    stage = TracingStage(lead.stage)
    return Badge(stage.label, STAGE_TONES[stage])


def stage_cell(lead: Lead) -> str:
    shown = stage_badge(lead)
    return badge(shown.label, shown.tone)


class TracingFilters(FilterSet):
    words = CharFilter(
        label=_("姓名、拼音首字母或编号"), method="by_words", widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    stage = ChoiceFilter(label=_("进展"), choices=TracingStage.choices, empty_label=_("全部"))
    outcome = ChoiceFilter(label=_("结果"), choices=Outcome.choices, empty_label=_("全部"))
    find = ChoiceFilter(label=_("三找"), choices=Find.choices, method="by_find", empty_label=_("全部"))
    channel = ChoiceFilter(label=_("来路"), choices=Channel.choices, empty_label=_("全部"))
    employer = ModelChoiceFilter(label=_("企业"), queryset=Employer.objects.all(), empty_label=_("全部"))
    community = ModelChoiceFilter(label=_("社区"), queryset=Community.objects.all(), empty_label=_("全部"))
    tracer = ChoiceFilter(
        label=_("谁在追踪"),
        choices=[("me", _("我")), ("nobody", _("没有人"))],
        method="by_tracer",
        empty_label=_("全部"),
    )
    stale = BooleanFilter(method="by_stale", widget=forms.HiddenInput())
    group = ChoiceFilter(choices=GROUPS, method="by_group", widget=forms.HiddenInput())
    month = CharFilter(label=_("发现月份"), method="by_month", widget=forms.TextInput(attrs={"type": "month"}))

    class Meta:
        model = Lead
        fields: Sequence[str] = []

    def by_words(self, rows: QuerySet[Lead], name: str, words: str) -> QuerySet[Lead]:
        return rows.filter(lead_words(words))

    def by_find(self, rows: QuerySet[Lead], name: str, find: str) -> QuerySet[Lead]:
        return rows.filter(channel__in=CHANNELS_OF[Find(find)])

    def by_tracer(self, rows: QuerySet[Lead], name: str, whose: str) -> QuerySet[Lead]:
        return rows.filter(tracer_id=self.request.user.pk) if whose == "me" else rows.filter(tracer__isnull=True)

    def by_stale(self, rows: QuerySet[Lead], name: str, stale: bool) -> QuerySet[Lead]:
        return rows.filter(stage__in=OPEN_STAGES, stale_since__isnull=False) if stale else rows

    def by_group(self, rows: QuerySet[Lead], name: str, group: str) -> QuerySet[Lead]:
        if group == "other":
            return new_signs(rows)
        if group == "standing":
            return rows.exclude(stage=TracingStage.ENDED)
        if group == "members":
            return rows.filter(outcome__in=CONFIRMED_OUTCOMES)
        return rows.filter(stage__in=OPEN_STAGES)

    def by_month(self, rows: QuerySet[Lead], name: str, month: str) -> QuerySet[Lead]:
        read = _MONTH.fullmatch(month)
        if read is None:
            return rows.none()
        first = date(int(read[1]), int(read[2]), 1)
        return rows.filter(found_at__gte=clock.start_of(first), found_at__lt=clock.start_of(months_later(first, 1)))


lead_url = row_url("members:traced_lead", attrgetter("number"))


def _touched(lead: Lead) -> str:
    days = (clock.today() - clock.local_date(lead.touched_at)).days
    return str(_("今天") if days <= 0 else _("%(days)s 天前") % {"days": days})


class TracingTable(Table):
    key = "members.tracing"
    caption = _("线索追踪")
    columns: ClassVar[Sequence[Column]] = (
        Column("number", _("编号"), link=lead_url, kind=Kind.NARROW),
        Column("name", _("从业人员"), sort="name_key", link=lead_url),
        Column("employer", _("企业")),
        Column("community", _("社区")),
        Column(
            "stage",
            _("进展"),
            render=stage_cell,
            plain=lambda lead: str(stage_badge(lead).label),
            kind=Kind.NARROW,
        ),
        Column("channel", _("来路")),
        Column("tracer", _("谁在追踪"), kind=Kind.NARROW),
        Column(
            "found_at",
            _("发现日期"),
            sort="found_at",
            render=lambda lead: clock.local_date(lead.found_at).isoformat(),
            plain=lambda lead: clock.local_date(lead.found_at),
            kind=Kind.DATE,
        ),
        Column(
            "touched_at",
            _("最近进展"),
            sort="touched_at",
            render=_touched,
            plain=lambda lead: clock.local_date(lead.touched_at),
            kind=Kind.DATE,
        ),
    )
    filters = TracingFilters
    default_sort = "touched_at"
    empty = EmptyState(_("没有这样的线索"), _("名单比对、走访、电话、本人自述和同事举荐，都会在这里留下线索。"))


#: What the list and its workbook show; a lead has twice as many fields.
_SHOWN = (
    "number", "name", "name_key", "stage", "outcome", "channel", "found_at", "touched_at", "stale_since",
    "employer__short_name", "community__name", "tracer__name", "tracer__mobile",
)  # fmt: skip


def tracing_rows(user: Any) -> QuerySet[Lead]:
    return Lead.objects.visible_to(user).select_related("employer", "community", "tracer").only(*_SHOWN)


def tracing_tabs(request: HttpRequest) -> list[Tab]:
    views: list[tuple[Any, dict[str, str]]] = [
        (_("未办结"), {"group": "open"}),
        (_("我在追踪"), {"group": "open", "tracer": "me"}),
        *((stage.label, {"stage": stage.value}) for stage in OPEN_STAGES),
        (_("久未进展"), {"stale": "True"}),
        (TracingStage.CONCLUDED.label, {"stage": TracingStage.CONCLUDED.value}),
        (_("全部"), {"sort": "-found_at"}),
    ]
    names = {"group", "tracer", "stage", "stale", "outcome", "find", "channel"}
    here = {name: value for name, value in request.GET.items() if name in names and value}
    tabs = []
    for label, query in views:
        chosen = {name: value for name, value in query.items() if name != "sort"}
        tabs.append(Tab(label, f"{reverse('members:tracing')}?{urlencode(query)}", current=here == chosen))
    return tabs
