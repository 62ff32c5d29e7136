"""The list of leads: columns, filters, tabs."""

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
from django_filters import BooleanFilter, CharFilter, ChoiceFilter, DateFilter, FilterSet, ModelChoiceFilter

from jinxi_portal.kernel import clock
from jinxi_portal.web.public import Badge, Column, EmptyState, Kind, Tab, Table, Tone, badge, row_url
from members.finding import lead_words
from members.models import Employer, Lead, LeadDecision
from members.states import Band, Channel, LeadState

STATE_TONES = {
    LeadState.FOUND: Tone.WAIT,
    LeadState.UNDECIDED: Tone.INFO,
    LeadState.CONFIRMED: Tone.GOOD,
    LeadState.REJECTED: Tone.NEUTRAL,
    LeadState.WITHDRAWN: Tone.NEUTRAL,
    LeadState.SET_ASIDE: Tone.NEUTRAL,
    LeadState.JOINED: Tone.NEUTRAL,
}


BAND_TONES: dict[str, Tone] = {Band.STRONG: Tone.GOOD, Band.POSSIBLE: Tone.INFO}


def state_badge(lead: Lead) -> Badge:
    return Badge(LeadState(lead.state).label, STATE_TONES[LeadState(lead.state)])


def band_badge(band: str) -> Badge:
    return Badge(Band(band).label if band else _("档次以下"), BAND_TONES.get(band, Tone.NEUTRAL))


def percent(probability: float) -> str:
    """Never 100 %: nobody is declared a member by the machine."""
    return f"{min(probability, 0.999) * 100:.1f}%"


def holder(lead: Lead) -> str | None:
    """Who has the lead on the desk just now."""
    held = lead.reviewer is not None and lead.reviewer_until is not None and lead.reviewer_until > clock.now()
    return str(lead.reviewer) if held else None


class LeadFilters(FilterSet):
    words = CharFilter(
        label=_("姓名、拼音首字母或编号"), method="by_words", widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    state = ChoiceFilter(label=_("状态"), choices=LeadState.choices, empty_label=_("全部"))
    band = ChoiceFilter(label=_("档次"), choices=Band.choices, empty_label=_("全部"))
    employer = ModelChoiceFilter(label=_("企业"), queryset=Employer.objects.all(), empty_label=_("全部"))
    channel = ChoiceFilter(label=_("来路"), choices=Channel.choices, empty_label=_("全部"))
    since = DateFilter(label=_("发现日期从"), method="from_day", widget=forms.DateInput(attrs={"type": "date"}))
    until = DateFilter(label=_("到"), method="to_day", widget=forms.DateInput(attrs={"type": "date"}))

    # from a comparison's page
    run = CharFilter(field_name="run__number", widget=forms.HiddenInput())
    # from the quality page: pairs the comparison had not proposed
    missed = BooleanFilter(method="by_missed", widget=forms.HiddenInput())

    class Meta:
        model = Lead
        fields: Sequence[str] = []

    def by_words(self, rows: QuerySet[Lead], name: str, words: str) -> QuerySet[Lead]:
        return rows.filter(lead_words(words))

    def by_missed(self, rows: QuerySet[Lead], name: str, missed: bool) -> QuerySet[Lead]:
        pointed_out = LeadDecision.objects.filter(missed_by_machine=True, undone_at__isnull=True)
        return rows.filter(pk__in=pointed_out.values("lead_id")) if missed else rows

    def from_day(self, rows: QuerySet[Lead], name: str, day: date) -> QuerySet[Lead]:
        return rows.filter(found_at__gte=clock.start_of(day))

    def to_day(self, rows: QuerySet[Lead], name: str, day: date) -> QuerySet[Lead]:
        return rows.filter(found_at__lt=clock.end_of(day))


class BlindLeadFilters(LeadFilters):
    """Without the band, which blind mode hides."""

    band = None  # django-filter's way to take an inherited filter away


def _shown(one: Badge) -> str:
    return badge(one.label, one.tone)


_lead_url = row_url("members:lead", attrgetter("number"))


_BEFORE_SCORE = (
    Column("number", _("编号"), link=_lead_url, kind=Kind.NARROW),
    Column("name", _("从业人员"), sort="name_key", link=_lead_url),
    Column("employer", _("企业")),
)
_SCORE = (
    Column(
        "band",
        _("档次"),
        render=lambda lead: _shown(band_badge(lead.band)),
        plain=lambda lead: str(band_badge(lead.band).label),
        kind=Kind.NARROW,
    ),
    Column(
        "probability",
        _("把握"),
        sort="probability",
        render=lambda lead: percent(lead.probability),
        plain=lambda lead: round(lead.probability, 4),
        kind=Kind.NUMBER,
    ),
)
_AFTER_SCORE = (
    Column(
        "state",
        _("状态"),
        render=lambda lead: _shown(state_badge(lead)),
        plain=lambda lead: str(state_badge(lead).label),
        kind=Kind.NARROW,
    ),
    Column("channel", _("来路")),
    Column(
        "found_at",
        _("发现日期"),
        sort="found_at",
        render=lambda lead: clock.local_date(lead.found_at).isoformat(),
        plain=lambda lead: clock.local_date(lead.found_at),
        kind=Kind.DATE,
    ),
    Column("reviewer", _("正在核对"), render=holder, kind=Kind.NARROW),
)


class LeadTable(Table):
    key = "members.leads"
    caption = _("线索")
    columns: ClassVar[Sequence[Column]] = (*_BEFORE_SCORE, *_SCORE, *_AFTER_SCORE)
    filters = LeadFilters
    default_sort = "-probability"
    empty = EmptyState(_("还没有线索"), _("上传花名册并比对之后，线索会出现在这里。"))


class BlindLeadTable(LeadTable):
    """The same list for a reviewer in blind mode."""

    key = "members.leads.blind"
    columns = (*_BEFORE_SCORE, *_AFTER_SCORE)
    filters = BlindLeadFilters
    default_sort = "name"


#: What the list and its workbook show; a lead has three times as many fields.
_SHOWN = (
    "number", "name", "name_key", "band", "probability", "state", "channel", "found_at", "reviewer_until",
    "employer__short_name", "reviewer__name", "reviewer__mobile",
)  # fmt: skip


def lead_rows(user: Any) -> QuerySet[Lead]:
    """Leads that point at an entry: what there is to review; the others are for tracing."""
    pairs = Lead.objects.visible_to(user).filter(register_entry__isnull=False)
    return pairs.select_related("employer", "reviewer").only(*_SHOWN)


def lead_tabs(request: HttpRequest, *, blind: bool) -> list[Tab]:
    """The views of the list that reviewers use daily; everything else is a filter."""
    banded: list[tuple[Any, dict[str, str]]] = (
        [(_("待核对"), {"state": LeadState.FOUND})]
        if blind
        else [
            (_("待核对·很像"), {"state": LeadState.FOUND, "band": Band.STRONG}),
            (_("待核对·可能"), {"state": LeadState.FOUND, "band": Band.POSSIBLE}),
        ]
    )
    views: list[tuple[Any, dict[str, str]]] = [
        *banded,
        (LeadState.UNDECIDED.label, {"state": LeadState.UNDECIDED}),
        (LeadState.CONFIRMED.label, {"state": LeadState.CONFIRMED}),
        (LeadState.REJECTED.label, {"state": LeadState.REJECTED}),
        (_("全部"), {"sort": "name"}),
    ]
    here = {name: value for name, value in request.GET.items() if name in {"state", "band"} and value}
    tabs = []
    for label, query in views:
        chosen = {name: str(value) for name, value in query.items()}
        current = here == {name: value for name, value in chosen.items() if name != "sort"}
        tabs.append(Tab(label, f"{reverse('members:leads')}?{urlencode(chosen)}", current=current))
    return tabs
