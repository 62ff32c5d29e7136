"""The list of rosters, and the rows of one. Not a word of membership or leads: employers read them too."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.db.models import BooleanField, F, Q, QuerySet, Value
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter, ChoiceFilter, DateFilter, FilterSet, ModelChoiceFilter

from jinxi_portal.web.public import Badge, Column, EmptyState, Kind, Table, Tone, badge, moment, row_url
from members.finding import named, roster_words
from members.models import Employer, Engagement, Roster
from members.pairs import sex_word
from members.policy import POLICY
from members.states import RosterState

_TONES = {RosterState.READ: Tone.GOOD, RosterState.WITHDRAWN: Tone.NEUTRAL}
CAME, CHANGED, LEFT, STANDING = "came", "changed", "left", "standing"


def roster_badge(roster: Roster) -> Badge:
    return Badge(RosterState(roster.state).label, _TONES[RosterState(roster.state)])


def _own_employers(request: HttpRequest | None) -> QuerySet[Employer]:
    return Employer.objects.with_rosters_of(request.user) if request is not None else Employer.objects.none()


class RosterFilters(FilterSet):
    words = CharFilter(label=_("编号"), method="by_words", widget=forms.TextInput(attrs={"autocomplete": "off"}))
    employer = ModelChoiceFilter(label=_("企业"), queryset=_own_employers, empty_label=_("全部"))
    state = ChoiceFilter(label=_("状态"), choices=RosterState.choices, empty_label=_("全部"))
    since = DateFilter(
        label=_("名单日期从"), field_name="as_of", lookup_expr="gte", widget=forms.DateInput(attrs={"type": "date"})
    )
    until = DateFilter(
        label=_("到"), field_name="as_of", lookup_expr="lte", widget=forms.DateInput(attrs={"type": "date"})
    )

    class Meta:
        model = Roster
        fields: Sequence[str] = []

    def by_words(self, rows: QuerySet[Roster], name: str, words: str) -> QuerySet[Roster]:
        return rows.filter(roster_words(words))


class RosterTable(Table):
    key = "members.rosters"
    caption = _("花名册")
    private = frozenset()  # a roster's number names nobody
    columns = (
        Column(
            "number", _("编号"), link=lambda roster: reverse("members:roster", args=[roster.number]), kind=Kind.DATE
        ),
        Column("employer", _("企业")),
        Column("as_of", _("名单日期"), sort="as_of", render=lambda roster: roster.as_of.isoformat(), kind=Kind.DATE),
        Column(
            "state",
            _("状态"),
            render=lambda roster: badge(roster_badge(roster).label, roster_badge(roster).tone),
            plain=lambda roster: str(RosterState(roster.state).label),
            kind=Kind.NARROW,
        ),
        Column("rows", _("在册"), kind=Kind.NUMBER),
        Column("came", _("新来"), kind=Kind.NUMBER),
        Column("changed", _("有变化"), kind=Kind.NUMBER),
        Column("left", _("离开"), kind=Kind.NUMBER),
        Column(
            "received_at",
            _("收到时间"),
            sort="received_at",
            render=lambda roster: moment(roster.received_at),
            plain=lambda roster: roster.received_at,
            kind=Kind.DATE,
        ),
    )
    filters = RosterFilters
    default_sort = "-received_at"
    empty = EmptyState(_("还没有花名册"), _("上传企业的花名册并确认收入之后，它会出现在这里。"))


def roster_rows(user: Any) -> QuerySet[Roster]:
    return Roster.objects.visible_to(user).select_related("employer")


class RowFilters(FilterSet):
    words = CharFilter(
        label=_("姓名或拼音首字母"), method="by_words", widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    part = ChoiceFilter(
        label=_("哪些人"),
        method="by_part",
        choices=[(STANDING, _("在名单上")), (CAME, _("新来")), (CHANGED, _("有变化")), (LEFT, _("离开"))],
        empty_label=_("全部"),
    )

    class Meta:
        model = Engagement
        fields: Sequence[str] = []

    def by_words(self, rows: QuerySet[Engagement], name: str, words: str) -> QuerySet[Engagement]:
        return rows.filter(named(words))

    def by_part(self, rows: QuerySet[Engagement], name: str, part: str) -> QuerySet[Engagement]:
        here = Q(roster_id=F("listed_by"))
        parts = {
            STANDING: Q(left_on__isnull=True),
            CAME: here & Q(since=F("listed_on")),
            CHANGED: here & Q(since__lt=F("listed_on")),
            LEFT: Q(left_with_id=F("listed_by")),
        }
        return rows.filter(parts[part])


def _state(row: Any) -> Badge:
    if row.left_on is not None:
        return Badge(_("已离开"), Tone.NEUTRAL)
    return Badge(_("新来"), Tone.INFO) if row.since == row.listed_on else Badge(_("在名单上"), Tone.GOOD)


_worker_url = row_url("members:worker", lambda row: str(row.worker.uid))


class RowTable(Table):
    key = "members.roster_rows"
    caption = _("名单上的人")
    columns = (
        Column(
            "name",
            _("姓名"),
            sort="name_key",
            link=lambda row: _worker_url(row) if row.opens else "",
        ),
        Column("sex", _("性别"), render=lambda row: sex_word(row.sex), kind=Kind.NARROW),
        Column("id_number", _("公民身份号码"), render=lambda row: str(row.id_number or ""), kind=Kind.DATE),
        Column("mobile", _("手机号码"), render=lambda row: str(row.mobile or ""), kind=Kind.DATE),
        Column("job", _("工种")),
        Column("since", _("起"), render=lambda row: row.since.isoformat(), kind=Kind.DATE),
        Column("left_on", _("止"), render=lambda row: row.left_on.isoformat() if row.left_on else None, kind=Kind.DATE),
        Column("state", _("状态"), render=lambda row: badge(_state(row).label, _state(row).tone), kind=Kind.NARROW),
    )
    filters = RowFilters
    default_sort = "name"
    empty = EmptyState(_("这份名单上没有人"), _("花名册撤回以后，它带来的人不再列在这里。"))


#: What the rows show; an engagement has twice as many fields.
_SHOWN = ("name", "name_key", "sex", "id_number", "mobile", "job", "since", "left_on", "worker__uid")


def rows_of(roster: Roster, user: Any, *, newest: bool) -> QuerySet[Engagement]:
    """Who is on the list, and whom it noted as having left. Unchanged people stand with an older roster's row: the newest
    roster (``is_newest``) lists them too."""
    employer_rows = Engagement.objects.filter(employer_id=roster.employer_id)
    shown = Q(roster=roster)
    if roster.state == RosterState.READ:
        shown |= Q(left_with=roster)
        if newest:
            shown |= Q(left_on__isnull=True)
    day: date = roster.as_of
    return (
        employer_rows.filter(shown)
        .select_related("worker")
        .only(*_SHOWN)
        .annotate(
            listed_by=Value(roster.pk),
            listed_on=Value(day),
            opens=Value(bool(POLICY.may(user, "see_workers")), output_field=BooleanField()),
        )
    )


def is_newest(roster: Roster) -> bool:
    """Whether no newer roster of the employer stands."""
    newer = Roster.objects.filter(employer_id=roster.employer_id, state=RosterState.READ, pk__gt=roster.pk)
    return not newer.exists()
