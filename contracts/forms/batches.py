"""Many contracts at once: which template and for whom; then what all of them share."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contracts.drafting import party_before
from contracts.forms.contracts import field_for, known_number
from contracts.models import ContractBatch, TemplateVersion
from contracts.policy import employers_of
from contracts.states import ContractKind, PartyRole
from contracts.wording import variables_of
from jinxi_portal.kernel import clock
from members.public import Employer


class NewBatchForm(forms.Form):
    version = forms.ModelChoiceField(
        label=gettext_lazy("合同范本"), queryset=TemplateVersion.objects.none(), empty_label=gettext_lazy("请选择")
    )
    employer = forms.ModelChoiceField(
        label=gettext_lazy("公司"), queryset=Employer.objects.none(), empty_label=gettext_lazy("请选择")
    )
    file = forms.FileField(
        label=gettext_lazy("表格"),
        required=False,
        help_text=gettext_lazy(
            "一行一人：姓名、号码和各填写项，.xlsx、.xls、.ods 或 .csv。不传表格，就在下一步从名册里选人。"
        ),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xls,.ods,.csv"}),
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        newest = TemplateVersion.objects.in_force(on=clock.today()).values("pk")
        versions = TemplateVersion.objects.filter(pk__in=newest).exclude(template__kind=ContractKind.DIRECT)
        self.fields["version"].queryset = versions.select_related("template").order_by("template__title")  # type: ignore[attr-defined]
        own = employers_of(user)
        employers = Employer.objects.filter(is_active=True)
        self.fields["employer"].queryset = employers.filter(pk__in=own) if own else employers  # type: ignore[attr-defined]
        if own:
            self.fields["employer"].empty_label = None  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        version = cleaned.get("version")
        if version is not None and PartyRole.CUSTOMER in version.template.roles and not cleaned.get("file"):
            self.add_error("file", _("三方合同每份的客户不同，请用表格填写客户，再上传。"))
        return cleaned


class SharedForm(forms.Form):
    """What stands in every contract of the batch, unless a row says otherwise."""

    def __init__(self, *args: Any, batch: ContractBatch, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.variables = variables_of(batch.version)
        for variable in self.variables:
            self.fields[f"value_{variable.key}"] = field_for(variable, "")
        before = party_before(PartyRole.EMPLOYER, employer=batch.employer)
        known = known_number(before.mobile) if before is not None else ""
        self.fields["signatory"] = forms.CharField(
            label=_("公司由谁签字"),
            max_length=60,
            initial=before.signatory if before is not None else batch.employer.contact_name,
        )
        self.fields["mobile"] = forms.CharField(
            label=_("公司签字用的手机号码"),
            max_length=30,
            required=not known,
            help_text=known or _("签字时验证码发到这个号码。"),
        )
        self.fields["address"] = forms.CharField(
            label=_("公司地址"), max_length=200, required=False, initial=before.address if before is not None else ""
        )

    def given(self) -> dict[str, Any]:
        """What the act takes."""
        values = {each.key: self.cleaned_data.get(f"value_{each.key}") for each in self.variables}
        employer = {name: self.cleaned_data[name] for name in ("signatory", "mobile", "address")}
        if not employer["mobile"]:  # the known one stays
            del employer["mobile"]
        return {
            "values": {key: "" if value is None else value for key, value in values.items()},
            "parties": {"employer": employer},
        }
