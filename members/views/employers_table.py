"""The list of employers."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter, ChoiceFilter, FilterSet

from jinxi_portal.web.public import Badge, Column, EmptyState, Kind, Table, Tone, badge
from members.finding import employer_words
from members.models import Employer, Engagement
from members.models.employer import EmployerKind

ACTIVE, ENDED = "active", "ended"


class EmployerFilters(FilterSet):
    words = CharFilter(
        label=_("名称、拼音首字母或信用代码"), method="by_words", widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    kind = ChoiceFilter(label=_("类别"), choices=EmployerKind.choices, empty_label=_("全部"))
    state = ChoiceFilter(
        label=_("状态"),
        method="by_state",
        choices=[(ACTIVE, _("合作中")), (ENDED, _("已停止合作"))],
        empty_label=_("全部"),
    )

    class Meta:
        model = Employer
        fields: Sequence[str] = []

    def by_words(self, rows: QuerySet[Employer], name: str, words: str) -> QuerySet[Employer]:
        return rows.filter(employer_words(words))

    def by_state(self, rows: QuerySet[Employer], name: str, state: str) -> QuerySet[Employer]:
        return rows.filter(is_active=state == ACTIVE)


def employer_badge(employer: Employer) -> Badge:
    return Badge(_("合作中"), Tone.GOOD) if employer.is_active else Badge(_("已停止合作"), Tone.NEUTRAL)


def _url(employer: Employer) -> str:
    return reverse("members:employer", args=[employer.code])


class EmployerTable(Table):
    key = "members.employers"
    caption = _("企业")
    columns = (
        Column("short_name", _("简称"), sort="name_key", link=_url),
        Column("name", _("名称")),
        Column("kind", _("类别"), kind=Kind.NARROW),
        Column("credit_code", _("统一社会信用代码"), kind=Kind.DATE),
        Column("workers", _("在册人数"), kind=Kind.NUMBER),
        Column(
            "is_active",
            _("状态"),
            render=lambda employer: badge(employer_badge(employer).label, employer_badge(employer).tone),
            plain=lambda employer: employer_badge(employer).label,
            kind=Kind.NARROW,
        ),
    )
    filters = EmployerFilters
    default_sort = "short_name"
    empty = EmptyState(_("还没有企业"), _("新建一家企业之后，就可以上传它的花名册。"))


def employer_rows(user: Any) -> QuerySet[Employer]:
    """With the number of people on the standing roster."""
    standing = Engagement.objects.standing().filter(employer=OuterRef("pk")).order_by().values("employer")
    counted = standing.annotate(people=Count("worker", distinct=True)).values("people")
    return Employer.objects.visible_to(user).annotate(
        workers=Coalesce(Subquery(counted, output_field=IntegerField()), 0)
    )
