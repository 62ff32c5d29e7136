"""The list of disputes: columns, filters, views. Names stand there only for who may read the case."""

from collections.abc import Sequence
from typing import Any, ClassVar
from urllib.parse import urlencode

from django import forms
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter, ChoiceFilter, DateFilter, FilterSet, ModelChoiceFilter

from disputes.models import Agreement, Dispute, Party
from disputes.policy import DISPUTES
from disputes.rules.kinds import DisputeKind
from disputes.states import OPEN, DisputeState
from disputes.words import Channel, Side
from jinxi_portal.kernel import clock
from jinxi_portal.web.public import Column, EmptyState, Kind, Tab, Table, Tone, badge
from members.public import Employer

S = DisputeState
STATE_TONES = {
    S.APPLIED: Tone.WAIT,
    S.ACCEPTED: Tone.INFO,
    S.CONSENT_ASKED: Tone.INFO,
    S.MEDIATING: Tone.INFO,
    S.AGREED: Tone.GOOD,
    S.PERFORMED: Tone.GOOD,
    S.BROKEN: Tone.BAD,
    S.HANDED_ON: Tone.BAD,
}
OPEN_ONES, LATE, SETTLED_ONES, MEDIATED, DECIDED = "open", "late", "settled", "mediated", "decided"

_DAY = forms.DateInput(attrs={"type": "date"})


class DisputeFilters(FilterSet):
    number = CharFilter(label=_("编号"), lookup_expr="icontains")
    which = ChoiceFilter(
        label=_("办理情况"),
        choices=[
            (OPEN_ONES, _("没有办结")),
            (LATE, _("已经超期")),
            (SETTLED_ONES, _("达成协议的")),
            (MEDIATED, _("调解已经结束的")),
            (DECIDED, _("履行有了结果的")),
            *DisputeState.choices,
        ],
        method="by_state",
        empty_label=_("全部"),
    )
    kind = ChoiceFilter(label=_("纠纷类别"), choices=DisputeKind.choices, empty_label=_("全部"))
    channel = ChoiceFilter(label=_("来源"), choices=Channel.choices, empty_label=_("全部"))
    since = DateFilter(label=_("申请日期从"), field_name="applied_on", lookup_expr="gte", widget=_DAY)
    until = DateFilter(label=_("申请日期到"), field_name="applied_on", lookup_expr="lte", widget=_DAY)
    employer = ModelChoiceFilter(
        label=_("企业"),
        queryset=Employer.objects.order_by("name_key", "pk"),
        method="of_employer",
        empty_label=_("全部"),
    )

    class Meta:
        model = Dispute
        fields: Sequence[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.request is None or not DISPUTES.may(self.request.user, "see_parties"):
            del self.filters["employer"]  # which enterprise quarrels is not for everybody who sees the list

    def of_employer(self, rows: QuerySet[Dispute], name: str, value: Employer) -> QuerySet[Dispute]:
        return rows.filter(pk__in=Party.objects.filter(employer=value).values("dispute_id"))

    def by_state(self, rows: QuerySet[Dispute], name: str, value: str) -> QuerySet[Dispute]:
        if value == OPEN_ONES:
            return rows.filter(state__in=OPEN)
        if value == SETTLED_ONES:
            return rows.filter(agreed_on__isnull=False)
        if value == MEDIATED:
            ended = Q(mediating_since__isnull=False, ended_on__isnull=False)
            return rows.filter(ended | Q(agreed_on__isnull=False))
        if value == DECIDED:
            broken = Q(pk__in=Agreement.objects.exclude(broken_words="").values("dispute_id"))
            return rows.filter(Q(performed_on__isnull=False) | broken)
        if value == LATE:
            return Dispute.objects.overdue(on=clock.today()) & rows
        return rows.filter(state=value)


def left_in_words(row: Dispute) -> str:
    """How much time there is."""
    left = row.days_left()
    if left is None:
        return ""
    if left < 0:
        return _now("逾期 %(days)d 天") % {"days": -left}
    return _now("今天到期") if left == 0 else _now("还有 %(days)d 天") % {"days": left}


def state_badge(row: Dispute) -> str:
    return badge(row.get_state_display(), STATE_TONES.get(DisputeState(row.state), Tone.NEUTRAL))


def columns_for(user: Any) -> Sequence[Column]:
    def reads(row: Dispute) -> bool:
        return bool(DISPUTES.may(user, "read", row))

    def names(side: Side) -> Any:
        def show(row: Dispute) -> str:
            if not reads(row):
                return _now("不公开")
            return _now("、").join(party.name for party in row.parties.all() if party.side == side)

        return show

    def mediator(row: Dispute) -> str:
        return next((str(one.mediator) for one in row.mediations.all() if one.leads), "")

    return (
        Column("number", _("编号"), link=lambda row: row.get_absolute_url() if reads(row) else "", kind=Kind.NARROW),
        Column("kind", _("纠纷类别"), kind=Kind.NARROW),
        Column("applicant", _("申请人"), render=names(Side.APPLICANT), kind=Kind.NARROW),
        Column("respondent", _("被申请人"), render=names(Side.RESPONDENT)),
        Column("state", _("状态"), render=state_badge, plain=lambda row: row.get_state_display(), kind=Kind.NARROW),
        Column("mediator", _("调解员"), render=mediator, kind=Kind.NARROW),
        Column("left", _("时间"), template="disputes/cells/left.html", plain=left_in_words, kind=Kind.NARROW),
        Column(
            "applied_on",
            _("申请日期"),
            sort="applied_on",
            render=lambda row: row.applied_on.isoformat(),
            kind=Kind.DATE,
        ),
        Column(
            "mediation_due",
            _("调解期限"),
            sort="mediation_due",
            render=lambda row: row.mediation_due.isoformat() if row.mediation_due else "",
            kind=Kind.DATE,
        ),
    )


class DisputeTable(Table):
    key = "disputes.list"
    caption = _("纠纷调解")
    filters: ClassVar[type[FilterSet] | None] = DisputeFilters
    columns: ClassVar[Sequence[Column]] = ()
    default_sort = "-applied_on"
    empty = EmptyState(_("没有纠纷"), _("微家登记的、手机和网上申请的、支部转来的纠纷会出现在这里。"))

    def __init__(self, request: HttpRequest, **kwargs: Any) -> None:
        rows = Dispute.objects.visible_to(request.user).with_people()
        super().__init__(request, rows, **kwargs)
        self.columns = columns_for(request.user)  # type: ignore[misc]  # what a visitor sees of the parties differs


def dispute_tabs(request: HttpRequest) -> list[Tab]:
    views: list[tuple[Any, dict[str, str]]] = [
        (_("没有办结"), {"which": OPEN_ONES}),
        (_("已经超期"), {"which": LATE}),
        (_("达成协议的"), {"which": SETTLED_ONES}),
        (_("全部"), {"which": ""}),
    ]
    here = request.GET.get("which", "")
    return [
        Tab(label, f"{reverse('disputes:list')}?{urlencode(query)}", current=here == query["which"])
        for label, query in views
    ]
