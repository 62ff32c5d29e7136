"""What a worker fills in on the phone about himself."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from jinxi_portal.kernel import id_number
from jinxi_portal.kernel.half_width import without_spaces
from jinxi_portal.kernel.names import clean_name
from members.models import ClaimAnswer


class ClaimForm(forms.Form):
    name = forms.CharField(label=_("姓名"), max_length=60, help_text=_("和身份证上一样。"))
    id_number = forms.CharField(
        label=_("身份证号码后四位"),
        max_length=30,
        help_text=_("例如 1234 或 123X。愿意的话，也可以填完整的号码。核对以后不保留。"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )

    def clean_name(self) -> str:
        name = clean_name(self.cleaned_data["name"])
        if len(name) < 2:
            raise ValidationError(_("请填身份证上的姓名，至少两个字。"))
        return name

    def clean_id_number(self) -> str:
        typed = without_spaces(self.cleaned_data["id_number"]).upper()
        if len(typed) == 4 and typed[:3].isdigit() and (typed[3].isdigit() or typed[3] == "X"):
            return typed
        if len(typed) == 18 and id_number.is_valid(typed):
            return typed
        raise ValidationError(_("请填后四位，例如 123X；或完整的 18 位号码。"))


class RefuseClaimForm(forms.Form):
    answer = forms.ChoiceField(label=_("告诉本人"), choices=ClaimAnswer.choices, widget=forms.RadioSelect)
