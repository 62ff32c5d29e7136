"""What is filled in for a transfer, from the proposal to the receipt."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from branches.forms.people import PersonChoiceForm
from branches.models import Organisation
from jinxi_portal.web.public import TodayField, WordsField


def _branches() -> Any:
    return Organisation.objects.branches().filter(dissolved_on__isnull=True).order_by("name_key", "pk")


class ProposeForm(forms.Form):
    """Out of one of our branches: to another of ours, or to one outside that is named in words."""

    to_organisation = forms.ModelChoiceField(
        label=_("转到本县的支部"), queryset=Organisation.objects.none(), required=False, empty_label=_("转到县外")
    )
    to_outside = forms.CharField(
        label=_("县外的接收党组织"), max_length=120, required=False, help_text=_("转到县外的，请填对方党支部的全称。")
    )
    why = WordsField(label=_("转接原因"), help_text=_("例如：工作单位变动，到新单位所在支部。"))

    def __init__(self, *args: Any, leaves: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to_organisation"].queryset = _branches().exclude(pk=leaves.pk)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        inside, outside = cleaned.get("to_organisation"), cleaned.get("to_outside")
        if bool(inside) == bool(outside):
            self.add_error("to_outside", _("本县的支部和县外的党组织，请填其中一项。"))
        return cleaned


class FromOutsideForm(PersonChoiceForm):
    """Into one of our branches, with a letter from outside."""

    from_outside = forms.CharField(label=_("转出党组织"), max_length=120, help_text=_("介绍信上的全称。"))
    to_organisation = forms.ModelChoiceField(
        label=_("接收支部"), queryset=Organisation.objects.none(), empty_label=_("请选择")
    )
    proposed_on = TodayField(label=_("介绍信日期"), help_text=_("介绍信自这一天起九十天内有效。"))
    why = WordsField(label=_("转接原因"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to_organisation"].queryset = _branches()  # type: ignore[attr-defined]


class ReasonForm(forms.Form):
    reason = WordsField(label=_("理由"), help_text=_("对方会看到这句话。"))


class ArrivalForm(forms.Form):
    arrived_on = TodayField(label=_("报到日期"), help_text=_("从这一天起组织关系在新的支部。"))
