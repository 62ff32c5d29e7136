"""What a party fills in alone: a worker on the phone, a customer on the public page."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from disputes.forms.intake import EMPLOYMENT, MatterForm, not_to_come
from disputes.intake import Intake, PartyGiven
from disputes.rules.kinds import Relation
from disputes.words import PartyRole
from jinxi_portal.kernel.sealing import Sealed, digest_of
from jinxi_portal.web.public import MobileField, TodayField
from members.public import Community, Employer


class OwnForm(MatterForm):
    """The other side, and who one is oneself. Words that sound dangerous are asked about by the clerk, who reads it next."""

    asks_about_signs = False

    own_name = forms.CharField(label=_("您的姓名"), max_length=60)
    respondent_role = forms.ChoiceField(label=_("对方是"), choices=PartyRole.choices)
    employer = forms.ModelChoiceField(
        label=_("哪家企业"), queryset=Employer.objects.none(), required=False, empty_label=_("不在名单里或者不涉及")
    )
    respondent_name = forms.CharField(
        label=_("对方姓名或名称"), max_length=120, required=False, help_text=_("选了企业的可以不填。")
    )
    respondent_mobile = MobileField(label=_("对方手机"), required=False)
    community = forms.ModelChoiceField(
        label=_("所在社区"), queryset=Community.objects.none(), required=False, empty_label=_("不清楚")
    )
    own_role = PartyRole.WORKER

    def __init__(self, *args: Any, own_mobile: Sealed | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.own_mobile = own_mobile
        fields: Any = self.fields
        fields["employer"].queryset = Employer.objects.filter(is_active=True).order_by("name_key", "pk")
        fields["community"].queryset = Community.objects.filter(is_active=True)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not cleaned.get("respondent_name") and not cleaned.get("employer"):
            self.add_error("respondent_name", _("请填写对方的姓名或名称。"))
        if cleaned.get("employer") and cleaned.get("respondent_role") != PartyRole.EMPLOYER:
            self.add_error("respondent_role", _("选了企业，请把对方改为“企业”，或者不选企业。"))
        return cleaned

    def clean_respondent_mobile(self) -> str:
        number: str = self.cleaned_data["respondent_mobile"]
        if number and self.own_mobile is not None and digest_of(number, "mobile") == self.own_mobile.digest():
            raise forms.ValidationError(_("这是您自己的手机，请填对方的，没有就不填。"))
        return number

    def relation(self) -> Relation:
        return Relation.SERVICE

    def intake(self, *, mobile: str | None, account: Any) -> Intake:
        given = self.cleaned_data
        firm = given["employer"] if given["respondent_role"] == PartyRole.EMPLOYER else None
        ended = given.get("employment") == "ended"
        return Intake(
            **self.matter(),
            relation=self.relation(),
            applicant=PartyGiven(self.own_role, given["own_name"], mobile=mobile, account=account),
            respondent=PartyGiven(
                PartyRole(given["respondent_role"]),
                firm.name if firm else given["respondent_name"] or str(given["employer"]),
                mobile=given["respondent_mobile"] or None,
                employer_id=firm.pk if firm else None,
            ),
            community_id=given["community"].pk if given["community"] else None,
            employment_goes_on=given.get("employment") == "on",
            employment_ended_on=given.get("employment_ended_on") if ended else None,
        )


class WorkerForm(OwnForm):
    contract = forms.ChoiceField(
        label=_("您和企业签了劳动合同吗"),
        choices=[
            (Relation.SERVICE.value, _("没有签，或者是中介介绍的")),
            (Relation.EMPLOYMENT.value, _("签了劳动合同，企业发工资")),
        ],
    )
    employment = forms.ChoiceField(
        label=_("还在那里做吗"),
        required=False,
        choices=EMPLOYMENT,
    )
    employment_ended_on = TodayField(label=_("哪一天离开的"), required=False, initial=None)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("employment") == "ended" and not cleaned.get("employment_ended_on"):
            self.add_error("employment_ended_on", _("请填写离开的日期，时效从这一天起算。"))
        if cleaned.get("contract") == Relation.EMPLOYMENT and cleaned.get("respondent_role") != PartyRole.EMPLOYER:
            self.add_error("contract", _("劳动合同是和企业签的：对方请选“企业”，或者选没有签。"))
        return cleaned

    def clean_employment_ended_on(self) -> Any:
        return not_to_come(self.cleaned_data["employment_ended_on"])

    def relation(self) -> Relation:
        return Relation(self.cleaned_data["contract"])


class CustomerForm(OwnForm):
    """A customer against a worker or an enterprise: never an employment."""

    own_role = PartyRole.CUSTOMER

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["claim"].help_text = _("例如：赔 300 元；退还中介费。")
        fields["respondent_role"].choices = [
            choice for choice in PartyRole.choices if choice[0] != PartyRole.CUSTOMER.value
        ]


class MobileForm(forms.Form):
    mobile = MobileField(
        label=_("手机号码"),
        help_text=_("用短信验证码确认是您本人。不建帐号，只用来办这件事。"),
        widget=forms.TextInput(attrs={"type": "tel", "inputmode": "tel", "autocomplete": "tel-national"}),
    )


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("验证码"),
        max_length=12,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )
