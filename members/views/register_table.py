"""The list of the party-member register."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter, ChoiceFilter, FilterSet, NumberFilter

from jinxi_portal.web.public import Column, EmptyState, Kind, Table
from members.finding import register_words
from members.models import RegisterEntry
from members.models.register_entry import MemberKind
from members.pairs import sex_word

STANDING, LEFT = "standing", "left"


class RegisterFilters(FilterSet):
    words = CharFilter(
        label=_("姓名、拼音首字母、身份证号码或手机号码"),
        method="by_words",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    member_kind = ChoiceFilter(label=_("人员类别"), choices=MemberKind.choices, empty_label=_("全部"))
    edition = ChoiceFilter(
        label=_("名册"),
        method="by_edition",
        choices=[(STANDING, _("现行名册")), (LEFT, _("已移出"))],
        empty_label=_("全部"),
    )
    # from the review desk: who else bears this name; by the entry's id, so that no name lies in an address
    same_name_as = NumberFilter(method="by_name", widget=forms.HiddenInput())
    same_sound_as = NumberFilter(method="by_sound", widget=forms.HiddenInput())

    class Meta:
        model = RegisterEntry
        fields: Sequence[str] = []

    def by_words(self, rows: QuerySet[RegisterEntry], name: str, words: str) -> QuerySet[RegisterEntry]:
        return rows.filter(register_words(words))

    def by_edition(self, rows: QuerySet[RegisterEntry], name: str, edition: str) -> QuerySet[RegisterEntry]:
        return rows.filter(left_on__isnull=edition == STANDING)

    def by_name(self, rows: QuerySet[RegisterEntry], name: str, pk: Any) -> QuerySet[RegisterEntry]:
        return rows.filter(name__in=RegisterEntry.objects.filter(pk=pk).values("name"))

    def by_sound(self, rows: QuerySet[RegisterEntry], name: str, pk: Any) -> QuerySet[RegisterEntry]:
        return rows.filter(name_key__in=RegisterEntry.objects.filter(pk=pk).values("name_key"))


class RegisterTable(Table):
    key = "members.register"
    caption = _("党员名册")
    columns = (
        Column(
            "name", _("姓名"), sort="name_key", link=lambda entry: reverse("members:register_entry", args=[entry.pk])
        ),
        Column("sex", _("性别"), render=lambda entry: sex_word(entry.sex), kind=Kind.NARROW),
        Column("birth", _("出生日期"), kind=Kind.DATE),
        Column("id_number", _("公民身份号码"), render=lambda entry: str(entry.id_number or ""), kind=Kind.DATE),
        Column("mobile", _("手机号码"), render=lambda entry: str(entry.mobile or ""), kind=Kind.DATE),
        Column("branch_name", _("所在党支部")),
        Column("member_kind", _("人员类别"), kind=Kind.NARROW),
        Column("is_floating", _("流动党员"), kind=Kind.NARROW),
        Column(
            "left_on",
            _("移出日期"),
            render=lambda entry: entry.left_on.isoformat() if entry.left_on else "",
            kind=Kind.DATE,
        ),
    )
    filters = RegisterFilters
    default_sort = "name"
    empty = EmptyState(_("名册还是空的"), _("上传党员名册之后，条目会出现在这里。"))
