"""Taking people in, groups, standing, ending."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from branches.models import Organisation
from branches.persons import described, people_found
from branches.states import AffiliationEnd, AffiliationKind, OrganisationKind, Standing
from jinxi_portal.web.public import TodayField


class PersonChoiceForm(forms.Form):
    """Whom: a name is looked up first, then one of the people found is chosen. Posted, so that no name lies in an address."""

    words = forms.CharField(
        label=_("姓名或拼音首字母"), max_length=60, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    person = forms.TypedChoiceField(label=_("选择人员"), coerce=int, required=False, widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.found = {person.pk: person for person in people_found(str(self.data.get("words", "")))}
        self.fields["person"].choices = [(pk, described(person)) for pk, person in self.found.items()]  # type: ignore[attr-defined]
        if not self.found:
            self.fields["person"].widget = forms.HiddenInput()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.found:
            self.add_error("words", _("没有找到这个人。请核对姓名；还没有建档的，请先在线索核对中确认。"))
        elif not cleaned.get("person"):
            self.add_error("person", _("请在找到的人里选择一位，再保存。"))
        else:
            cleaned["person"] = self.found[cleaned["person"]]
        return cleaned


class TakeInForm(PersonChoiceForm):
    kind = forms.TypedChoiceField(label=_("关系"), choices=AffiliationKind.choices, coerce=AffiliationKind)
    since = TodayField(label=_("从哪一天起"))
    home_branch = forms.CharField(
        label=_("组织关系所在支部"), max_length=120, required=False, help_text=_("流动党员请填原支部的全称。")
    )


class EndAffiliationForm(forms.Form):
    last_day = TodayField(label=_("最后一天"))
    why = forms.TypedChoiceField(
        label=_("结束原因"),
        coerce=AffiliationEnd,
        choices=[choice for choice in AffiliationEnd.choices if choice[0] != AffiliationEnd.TRANSFERRED],
    )


class GroupForm(forms.Form):
    group = forms.ModelChoiceField(
        label=_("党小组"), queryset=Organisation.objects.none(), required=False, empty_label=_("不编入党小组")
    )
    since = TodayField(label=_("从哪一天起"))

    def __init__(self, *args: Any, branch: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups = branch.children.filter(kind=OrganisationKind.GROUP, dissolved_on__isnull=True)
        self.fields["group"].queryset = groups.order_by("name_key")  # type: ignore[attr-defined]


class StandingForm(forms.Form):
    standing = forms.TypedChoiceField(label=_("党员类别"), choices=Standing.choices, coerce=Standing)
    since = TodayField(label=_("从哪一天起"))
