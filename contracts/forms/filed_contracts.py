"""A signed contract filed at the desk: the same as an employer's system files."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from contracts.actions.file_contract import SignedFacts
from contracts.states import ContractKind, EndReason
from jinxi_portal.kernel import clock
from jinxi_portal.web.public import DayField, WordsField
from members.public import Employer


class FileContractForm(forms.Form):
    employer = forms.ModelChoiceField(
        label=pgettext_lazy("supervision", "企业"), queryset=Employer.objects.none(), empty_label=_("请选择")
    )
    name = forms.CharField(label=_("家政服务员姓名"), max_length=60)
    number = forms.CharField(
        label=_("身份证号码或手机号码"),
        max_length=30,
        required=False,
        help_text=_("名册上有同名的人时要填，用来认出是哪一位。"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    title = forms.CharField(label=_("合同名称"), max_length=120, help_text=_("例如：家政服务员劳动合同。"))
    kind = forms.ChoiceField(
        label=_("合同类别"), choices=[each for each in ContractKind.choices if each[0] != ContractKind.DIRECT]
    )
    signed_on = DayField(label=_("签订日期"))
    starts_on = DayField(label=_("开始日期"))
    ends_on = DayField(label=_("结束日期"), required=False, help_text=_("没有结束日期就不填。"))
    reference = forms.CharField(label=_("企业自己的编号"), max_length=60, required=False)
    file = forms.FileField(
        label=_("签好的合同"),
        help_text=_("PDF，最大 20 MB。只有监管人员、贵企业和本人能打开。"),
        widget=forms.FileInput(attrs={"accept": ".pdf"}),
    )

    def __init__(self, *args: Any, employers: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["employer"].queryset = employers  # type: ignore[attr-defined]
        if employers.count() == 1:
            self.fields["employer"].empty_label = None  # type: ignore[attr-defined]

    def facts(self) -> SignedFacts:
        given = self.cleaned_data
        return SignedFacts(
            title=given["title"],
            kind=ContractKind(given["kind"]),
            signed_on=given["signed_on"],
            starts_on=given["starts_on"],
            ends_on=given["ends_on"],
            reference=given["reference"],
        )

    def whom(self) -> dict[str, str]:
        """Name and number as the search on the roster takes them."""
        number = self.cleaned_data["number"].strip()
        field = "id_number" if len(number.replace(" ", "")) >= 15 else "mobile"
        return {"name": self.cleaned_data["name"], field: number}


class EndFiledForm(forms.Form):
    ended_on = DayField(
        label=_("最后一天"), initial=clock.today, help_text=_("合同到这一天为止；还没有开始就取消的，填取消的那一天。")
    )
    end_reason = forms.ChoiceField(label=_("解除原因"), choices=EndReason.choices)
    end_note = WordsField(label=_("说明"), required=False)
