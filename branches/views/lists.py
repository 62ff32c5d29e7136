"""Lists of organisations and of people, with their workbooks."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe
from django_filters import BooleanFilter, CharFilter, ChoiceFilter, FilterSet, ModelChoiceFilter

from branches.finding import named
from branches.models import Affiliation, Organisation, PartyStanding
from branches.policy import POLICY
from branches.states import AffiliationKind, OrganisationKind
from jinxi_portal.accounts.public import guarded
from jinxi_portal.kernel import clock
from jinxi_portal.sheets.public import workbook_of
from jinxi_portal.web.public import Column, EmptyState, Kind, Table, day

_TYPED = forms.TextInput(attrs={"autocomplete": "off"})


class OrganisationFilters(FilterSet):
    words = CharFilter(label=_("名称或拼音首字母"), method="by_words", widget=_TYPED)
    kind = ChoiceFilter(label=_("类别"), choices=OrganisationKind.choices, empty_label=_("全部"))
    parent = ModelChoiceFilter(
        label=_("上级组织"),
        queryset=Organisation.objects.filter(children__isnull=False).distinct().order_by("name_key"),
        empty_label=_("全部"),
    )
    gone = BooleanFilter(label=_("包括已撤销的"), method="with_gone", widget=forms.CheckboxInput())

    class Meta:
        model = Organisation
        fields: Sequence[str] = []

    def by_words(self, rows: QuerySet[Organisation], name: str, words: str) -> QuerySet[Organisation]:
        return rows.filter(named(words))

    def with_gone(self, rows: QuerySet[Organisation], name: str, gone: bool) -> QuerySet[Organisation]:
        return rows

    def filter_queryset(self, queryset: Any) -> Any:
        rows = super().filter_queryset(queryset)
        return rows if self.form.cleaned_data.get("gone") else rows.filter(dissolved_on__isnull=True)


class OrganisationTable(Table):
    key = "branches.organisations"
    caption = _("党组织")
    columns = (
        Column("name", _("名称"), sort="name_key", link=lambda row: row.get_absolute_url()),
        Column("kind", _("类别"), kind=Kind.NARROW),
        Column("parent.name", _("上级组织")),
        Column("place", _("活动场所")),
        Column("founded_on", _("成立日期"), sort="founded_on", render=lambda row: day(row.founded_on), kind=Kind.DATE),
        Column("dissolved_on", _("撤销日期"), render=lambda row: day(row.dissolved_on), kind=Kind.DATE),
    )
    filters = OrganisationFilters
    default_sort = "name"
    empty = EmptyState(_("还没有党组织"), _("成立之后会出现在这里。"))


class PeopleFilters(FilterSet):
    words = CharFilter(label=_("姓名或拼音首字母"), method="by_words", widget=_TYPED)
    organisation = ModelChoiceFilter(
        label=_("支部"), queryset=lambda request: _own_branches(request), empty_label=_("全部")
    )
    kind = ChoiceFilter(label=_("关系"), choices=AffiliationKind.choices, empty_label=_("全部"))

    class Meta:
        model = Affiliation
        fields: Sequence[str] = []

    def by_words(self, rows: QuerySet[Affiliation], name: str, words: str) -> QuerySet[Affiliation]:
        return rows.filter(named(words, "person__"))


def _own_branches(request: Any) -> QuerySet[Organisation]:
    rows = Organisation.objects.whose_people_are_seen_by(request.user).branches()
    return rows.filter(dissolved_on__isnull=True).order_by("name_key")


def _standing(row: Any) -> str:
    standings = list(row.person.party_standings.all())
    return str(standings[0]) if standings else ""


def _since(row: Any) -> str:
    return day(row.since)


class PeopleTable(Table):
    key = "branches.people"
    caption = _("党员")
    columns = (
        Column("person.name", _("姓名"), sort="person__name_key"),
        Column("organisation.name", _("支部"), link=lambda row: row.organisation.get_absolute_url()),
        Column("kind", _("关系"), kind=Kind.NARROW),
        Column("standing", _("党员类别"), render=_standing, kind=Kind.NARROW),
        Column("group.name", _("党小组")),
        Column("home_branch", _("组织关系所在支部")),
        Column("since", _("起"), sort="since", render=_since, kind=Kind.DATE),
    )
    filters = PeopleFilters
    default_sort = "person.name"
    empty = EmptyState(_("还没有党员"), _("线索确认并归属之后，党员会出现在这里。"))


def people_rows(user: Any, *, on: date) -> QuerySet[Affiliation]:
    """Who belongs somewhere today, with the standing of today at hand."""
    standings = PartyStanding.objects.in_force(on=on)
    return (
        Affiliation.objects.visible_to(user)
        .in_force(on=on)
        .select_related("person", "organisation", "group")
        .prefetch_related(Prefetch("person__party_standings", queryset=standings))
    )


def _organisations(request: HttpRequest) -> OrganisationTable:
    rows = Organisation.objects.visible_to(request.user).select_related("parent")
    return OrganisationTable(request, rows, export_url=reverse("branches:organisations_export"))


def _people(request: HttpRequest) -> PeopleTable:
    rows = people_rows(request.user, on=clock.today())
    return PeopleTable(request, rows, export_url=reverse("branches:people_export"))


@require_http_methods(["GET", "HEAD", "POST"])
@guarded(POLICY, "see_tree")
def organisations(request: HttpRequest) -> HttpResponse:
    return _organisations(request).respond("branches/lists/organisations.html")


@require_safe
@guarded(POLICY, "see_tree")
def organisations_export(request: HttpRequest) -> HttpResponse:
    return workbook_of(_organisations(request), name="organisations")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@guarded(POLICY, "see_people")
def people(request: HttpRequest) -> HttpResponse:
    return _people(request).respond("branches/lists/people.html")


@require_safe
@guarded(POLICY, "see_people")
def people_export(request: HttpRequest) -> HttpResponse:
    return workbook_of(_people(request), name="members")
