"""Founding, re-forming and dissolving, and the units of an organisation."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from branches.forms.fields import document_number
from branches.models import Organisation, Unit
from branches.rules.tree import PARENTS
from branches.states import OrganisationKind
from jinxi_portal.web.public import TodayField, WordsField


class _ParentChoice(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.name}（{obj.get_kind_display()}）"


def _possible_parents() -> Any:
    kinds = {kind for parents in PARENTS.values() for kind in parents}
    return Organisation.objects.filter(dissolved_on__isnull=True, kind__in=kinds).order_by("name_key", "pk")


class FoundForm(forms.Form):
    name = forms.CharField(label=_("名称"), max_length=120, help_text=_("批复上的全称，例如：华丽家政党支部。"))
    kind = forms.TypedChoiceField(label=_("类别"), choices=OrganisationKind.choices, coerce=OrganisationKind)
    parent = _ParentChoice(
        label=_("上级组织"), queryset=Organisation.objects.none(), required=False, empty_label=_("没有上级")
    )
    founded_on = TodayField(label=_("成立日期"))
    document_number = document_number()
    place = forms.CharField(label=_("活动场所"), max_length=200, required=False)
    of_community = forms.BooleanField(label=_("村、社区党组织（任期五年）"), required=False)
    units = forms.ModelMultipleChoiceField(
        label=_("所含单位"),
        queryset=Unit.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("联合党支部一般不超过五个单位。"),
    )
    note = WordsField(label=_("说明"), max_length=500, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parent"].queryset = _possible_parents()  # type: ignore[attr-defined]
        self.fields["units"].queryset = Unit.objects.all()  # type: ignore[attr-defined]


class ReformForm(forms.Form):
    name = forms.CharField(label=_("名称"), max_length=120)
    kind = forms.TypedChoiceField(label=_("类别"), choices=OrganisationKind.choices, coerce=OrganisationKind)
    parent = _ParentChoice(
        label=_("上级组织"), queryset=Organisation.objects.none(), required=False, empty_label=_("没有上级")
    )
    since = TodayField(label=_("从哪一天起"))
    document_number = document_number()
    note = WordsField(label=_("说明"), max_length=500, required=False)

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parent"].queryset = _possible_parents().exclude(pk=organisation.pk)  # type: ignore[attr-defined]


class DissolveForm(forms.Form):
    on = TodayField(label=_("撤销日期"), help_text=_("从这一天起不再存在。"))
    document_number = document_number()
    note = WordsField(label=_("说明"), max_length=500, required=False)


class AddUnitForm(forms.Form):
    unit = forms.ModelChoiceField(label=_("单位"), queryset=Unit.objects.none(), empty_label=_("请选择"))
    since = TodayField(label=_("从哪一天起"))

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        there = organisation.unit_memberships.filter(until__isnull=True).values("unit_id")
        self.fields["unit"].queryset = Unit.objects.exclude(pk__in=there)  # type: ignore[attr-defined]


class LastDayForm(forms.Form):
    last_day = TodayField(label=_("最后一天"))


class DocumentForm(forms.Form):
    file = forms.FileField(label=_("文件"), help_text=_("PDF、Word 文件或图片，不超过 10 MB。"))
