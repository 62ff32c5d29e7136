"""Putting right what was written down at the beginning."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from disputes.actions.correct_intake import UNTOLD, Matter
from disputes.forms.intake import EMPLOYMENT, not_to_come
from disputes.intake import PartyGiven
from disputes.models import Dispute, Party
from disputes.rules.kinds import DisputeKind, Relation
from disputes.words import PartyRole
from jinxi_portal.web.public import MobileField, TodayField
from members.public import Community, Employer


class PartyForm(forms.Form):
    """Who it is may be changed before the other side was asked; afterwards how to reach it alone."""

    role = forms.ChoiceField(label=_("类别"), choices=PartyRole.choices)
    employer = forms.ModelChoiceField(
        label=_("哪家企业"), queryset=Employer.objects.none(), required=False, empty_label=_("不在名单里或者不涉及")
    )
    name = forms.CharField(label=_("姓名或名称"), max_length=120, required=False, help_text=_("选了企业的可以不填。"))
    speaker = forms.CharField(label=_("代表人"), max_length=60, required=False, help_text=_("企业由谁出面。"))
    mobile = MobileField(label=_("手机号码"), required=False, help_text=_("不改就不填。"))
    address = forms.CharField(
        label=_("地址"), max_length=200, required=False, help_text=_("写进协议书和申请书，例如：秀谷镇锦绣社区 8 栋。")
    )

    def __init__(self, *args: Any, party: Party, **kwargs: Any) -> None:
        kwargs["initial"] = {name: getattr(party, name) for name in ("role", "employer", "name", "speaker", "address")}
        super().__init__(*args, **kwargs)
        self.party = party
        self.fields["employer"].queryset = Employer.objects.filter(is_active=True).order_by("name_key", "pk")  # type: ignore[attr-defined]
        if party.dispute.state not in UNTOLD:
            for name in ("role", "employer", "name"):
                del self.fields[name]
            if party.role != PartyRole.EMPLOYER:
                del self.fields["speaker"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "role" in self.fields:
            if cleaned.get("employer") and cleaned.get("role") != PartyRole.EMPLOYER:
                self.add_error("role", _("选了企业，请把类别改为“企业”，或者不选企业。"))
            if not cleaned.get("employer") and not cleaned.get("name"):
                self.add_error("name", _("请填写姓名或名称。"))
        return cleaned

    def given(self) -> PartyGiven:
        said, party = self.cleaned_data, self.party
        firm = said.get("employer") if "role" in self.fields else party.employer
        return PartyGiven(
            role=PartyRole(said.get("role") or party.role),
            name=firm.name if firm else said.get("name") or party.name,
            employer_id=firm.pk if firm else None,
            speaker=said.get("speaker", ""),
            mobile=said["mobile"] or None,
            address=said["address"],
        )


class MatterCorrectionForm(forms.Form):
    kind = forms.ChoiceField(label=_("什么纠纷"), choices=DisputeKind.choices)
    relation = forms.ChoiceField(label=_("双方关系"), choices=Relation.choices)
    known_on = TodayField(label=_("哪一天知道的"))
    employment = forms.ChoiceField(label=_("还在那里做吗"), required=False, choices=EMPLOYMENT)
    employment_ended_on = TodayField(label=_("哪一天离开的"), required=False, initial=None)
    community = forms.ModelChoiceField(
        label=_("所在社区"), queryset=Community.objects.none(), required=False, empty_label=_("不清楚")
    )

    def __init__(self, *args: Any, dispute: Dispute, **kwargs: Any) -> None:
        kwargs["initial"] = {
            **{name: getattr(dispute, name) for name in ("kind", "relation", "known_on", "employment_ended_on")},
            "employment": "on" if dispute.employment_goes_on else "ended" if dispute.employment_ended_on else "",
            "community": dispute.community_id,
        }
        super().__init__(*args, **kwargs)
        self.fields["community"].queryset = Community.objects.filter(is_active=True)  # type: ignore[attr-defined]

    def clean_known_on(self) -> Any:
        return not_to_come(self.cleaned_data["known_on"])

    def clean_employment_ended_on(self) -> Any:
        return not_to_come(self.cleaned_data["employment_ended_on"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("employment") == "ended" and not cleaned.get("employment_ended_on"):
            self.add_error("employment_ended_on", _("请填写离开的日期，时效从这一天起算。"))
        return cleaned

    def matter(self) -> Matter:
        given = self.cleaned_data
        return Matter(
            kind=given["kind"],
            relation=given["relation"],
            known_on=given["known_on"],
            employment_goes_on=given["employment"] == "on",
            employment_ended_on=given["employment_ended_on"] if given["employment"] == "ended" else None,
            community_id=given["community"].pk if given["community"] else None,
        )
