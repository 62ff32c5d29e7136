"""What is written about an employer."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jinxi_portal.kernel import credit_code
from members.employer_details import EmployerDetails
from members.models import Employer
from members.models.employer import EmployerKind


class EmployerForm(forms.Form):
    name = forms.CharField(
        label=_("名称"), max_length=120, help_text=_("与营业执照一致，如“金溪县华丽家政服务有限公司”。")
    )
    short_name = forms.CharField(label=_("简称"), max_length=40, help_text=_("列表里显示的名字，如“华丽家政”。"))
    kind = forms.TypedChoiceField(label=_("类别"), choices=EmployerKind.choices, coerce=EmployerKind)
    credit_code = forms.CharField(
        label=_("统一社会信用代码"),
        max_length=40,
        required=False,
        help_text=_("营业执照上的 18 位代码；还没有查到可以先空着。"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    contact_name = forms.CharField(
        label=_("联系人"), max_length=60, required=False, help_text=_("报送花名册有疑问时找谁。"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip

    @classmethod
    def of(cls, employer: Employer, data: Any = None) -> "EmployerForm":
        return cls(data, initial={name: getattr(employer, name) for name in cls.base_fields})

    def clean_credit_code(self) -> str:
        typed = credit_code.normalise(self.cleaned_data["credit_code"])
        if not typed:
            return ""
        try:
            return str(credit_code.parse(typed))
        except credit_code.CreditCodeError as wrong:
            raise forms.ValidationError(wrong.sentence, code=wrong.code) from wrong

    def details(self) -> EmployerDetails:
        return EmployerDetails(**self.cleaned_data)
