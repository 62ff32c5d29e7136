"""What a worker fills in on the phone about himself."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from jinxi_portal.kernel import clock, id_number, mobile
from jinxi_portal.kernel.half_width import without_spaces
from jinxi_portal.kernel.names import clean_name
from jinxi_portal.kernel.sealing import digest_of
from members.models import ClaimAnswer, Employer


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


class ReportForm(forms.Form):
    name = forms.CharField(label=_("姓名"), max_length=60)
    home_branch = forms.CharField(
        label=_("入党时的党支部"),
        max_length=120,
        help_text=_("记得多少写多少，例如：余江区平定乡蓝田村党支部。"),
        widget=forms.TextInput(attrs={"list": "branch-names", "autocomplete": "off"}),
    )
    joined_year = forms.IntegerField(
        label=_("哪一年入党"),
        required=False,
        min_value=1940,
        help_text=_("例如 2008。记不清可以不填。"),
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    paper = forms.FileField(
        label=_("材料的照片"),
        required=False,
        help_text=_("党费证、介绍信、志愿书都可以。没有也不要紧。"),
        widget=forms.FileInput(attrs={"accept": "image/*,application/pdf"}),
    )
    agree = forms.BooleanField(
        label=_("上面的说明我看过了，我同意"),
        error_messages={"required": _("需要您同意，我们才能帮您核实。不同意就不要提交。")},
    )

    def clean_name(self) -> str:
        name = clean_name(self.cleaned_data["name"])
        if len(name) < 2:
            raise ValidationError(_("请填身份证上的姓名，至少两个字。"))
        return name

    def clean_joined_year(self) -> int | None:
        year: int | None = self.cleaned_data["joined_year"]
        if year is not None and year > clock.today().year:
            raise ValidationError(_("这一年还没有到。请填入党的年份，例如 2008。"))
        return year


class ReferForm(forms.Form):
    mobile = forms.CharField(
        label=_("同事的手机号码"),
        required=False,
        max_length=30,
        help_text=_("有号码最稳妥。没有的话，填下面的姓名和单位。"),
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )
    name = forms.CharField(
        label=_("同事的姓名"), required=False, max_length=60, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    employer = forms.ModelChoiceField(
        label=_("同事的单位"), required=False, queryset=Employer.objects.none(), empty_label=_("请选择")
    )

    def __init__(self, *args: Any, own_digest: bytes | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.own_digest = own_digest
        active = Employer.objects.filter(is_active=True).order_by("name_key", "pk")
        self.fields["employer"].queryset = active  # type: ignore[attr-defined]  # a ModelChoiceField

    def clean_mobile(self) -> str:
        typed = self.cleaned_data["mobile"]
        if not typed:
            return ""
        if not mobile.is_valid(typed):
            raise ValidationError(_("请填 11 位手机号码，例如 138 0000 1234。"))
        if digest_of(typed, "mobile") == self.own_digest:
            raise ValidationError(_("这是您自己的号码。请填同事的。"))
        return mobile.normalise(typed)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not self.errors and not given["mobile"] and not (given["name"] and given["employer"]):
            raise ValidationError(_("请填手机号码；或者姓名和单位都填。"))
        return given


class RefuseClaimForm(forms.Form):
    answer = forms.ChoiceField(label=_("告诉本人"), choices=ClaimAnswer.choices, widget=forms.RadioSelect)
