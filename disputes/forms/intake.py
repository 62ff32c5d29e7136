"""What is filled in when a dispute is brought, with the questions that come before: danger, and whether it is elsewhere already."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from disputes.intake import Intake, PartyGiven, signs_to_ask
from disputes.rules.kinds import DisputeKind, Relation
from disputes.rules.screening import ALARMS, Sign, names_a_child
from disputes.words import PartyRole, WhyNotTaken
from jinxi_portal.kernel import clock
from jinxi_portal.web.public import AmountField, MobileField, TodayField, WordsField
from members.public import Community, Employer

#: Of the reasons not to take a case those that a question at the beginning finds out.
ELSEWHERE = (WhyNotTaken.COURT, WhyNotTaken.ARBITRATION, WhyNotTaken.OTHER_BODY)


#: Before it a year was mistyped.
EARLIEST = date(1980, 1, 1)
EMPLOYMENT = [("", _("不涉及")), ("on", _("还在做")), ("ended", _("已经离开"))]


def not_to_come(day: date | None) -> date | None:
    if day is not None and day > clock.today():
        raise forms.ValidationError(_("日期不能晚于今天。"))
    if day is not None and day < EARLIEST:
        raise forms.ValidationError(_("请核对年份：写成了 %(year)s 年。") % {"year": day.year})
    return day


class MatterForm(forms.Form):
    """What every intake asks: signs of danger first, then the matter itself."""

    signs = forms.MultipleChoiceField(
        label=_("有没有危险"),
        help_text=_("有一项就不调解：马上按提示打电话，案件同时移交。都没有就不选。"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[(sign.value, alarm.question) for sign, alarm in ALARMS.items()],
    )
    elsewhere = forms.ChoiceField(
        label=_("是不是已经有别的机构在处理"),
        required=False,
        choices=[("", _("没有")), *((why.value, why.label) for why in ELSEWHERE)],
    )
    kind = forms.ChoiceField(label=_("什么纠纷"), choices=DisputeKind.choices)
    facts = WordsField(
        label=pgettext_lazy("纠纷", "经过"),
        rows=5,
        max_length=4000,
        help_text=_("什么时候、在哪里、发生了什么。孩子只写姓氏首字母和监护人，例如：小W，监护人王女士。"),
    )
    claim = forms.CharField(label=_("想要怎样解决"), max_length=300, help_text=_("例如：付清 5 月和 6 月的工资。"))
    amount = AmountField(label=_("金额（元）"), required=False, help_text=_("不涉及钱的可以不填。"))
    known_on = TodayField(label=_("哪一天知道的"), help_text=_("知道自己的权利受到损害的那一天，用来推算时效。"))
    #: appear when the text itself raises a question
    asked = forms.BooleanField(label=_("已经问清楚，没有这些情况"), required=False)
    child_checked = forms.BooleanField(label=_("已经核对，没有写孩子的姓名"), required=False)

    #: who writes: somebody who can ask again, or the person concerned
    asks_about_signs = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.found_signs: list[Sign] = []
        self.found_child = False
        for name in ("asked", "child_checked"):
            if not self.data.get(self.add_prefix(name)):
                self.fields[name].widget = forms.HiddenInput()

    def clean_known_on(self) -> Any:
        return not_to_come(self.cleaned_data["known_on"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        text = f"{cleaned.get('facts', '')} {cleaned.get('claim', '')}"
        confirmed = frozenset(Sign(value) for value in cleaned.get("signs", []))
        self.found_signs = signs_to_ask(text, confirmed=confirmed) if self.asks_about_signs else []
        if self.found_signs and not confirmed and not cleaned.get("asked"):
            self._ask(
                "asked",
                _now("文字里提到了可能有危险的事。请当面问清：%(questions)s 有的请在上面选中，没有请勾选“已经问清楚”。")
                % {"questions": "".join(str(ALARMS[sign].question) for sign in self.found_signs)},
            )
        self.found_child = names_a_child(text)
        if self.found_child and not cleaned.get("child_checked"):
            self._ask(
                "child_checked",
                _now("经过里可能写了孩子的姓名。请改成姓氏首字母和监护人；不是姓名的，请勾选“已经核对”。"),
            )
        return cleaned

    def _ask(self, name: str, sentence: str) -> None:
        self.fields[name].widget = forms.CheckboxInput()
        self.add_error(name, sentence)

    def matter(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {
            "kind": given["kind"],
            "facts": given["facts"],
            "claim": given["claim"],
            "amount": given["amount"] or None,
            "known_on": given["known_on"],
            "signs": frozenset(Sign(value) for value in given["signs"]),
            "elsewhere": WhyNotTaken(given["elsewhere"]) if given["elsewhere"] else None,
        }


class DeskForm(MatterForm):
    """A walk-in at the micro-home: one page, under two minutes."""

    applicant_role = forms.ChoiceField(label=_("申请人是"), choices=PartyRole.choices, initial=PartyRole.WORKER)
    applicant_name = forms.CharField(label=_("申请人姓名"), max_length=120)
    applicant_mobile = MobileField(label=_("申请人手机"), help_text=_("用来通知，也让本人能在手机上看到进展。"))
    respondent_role = forms.ChoiceField(label=_("对方是"), choices=PartyRole.choices, initial=PartyRole.EMPLOYER)
    employer = forms.ModelChoiceField(
        label=_("涉及的企业"),
        queryset=Employer.objects.none(),
        required=False,
        empty_label=_("不在名单里或者不涉及"),
        help_text=_("一方是企业的，请在这里选。"),
    )
    respondent_name = forms.CharField(
        label=_("对方姓名或名称"), max_length=120, required=False, help_text=_("选了企业的可以不填。")
    )
    respondent_mobile = MobileField(label=_("对方手机"), required=False)
    relation = forms.ChoiceField(
        label=_("双方关系"),
        choices=Relation.choices,
        initial=Relation.SERVICE,
        help_text=_("签了劳动合同、由企业发工资的是劳动关系；中介介绍、客户付钱的一般不是。"),
    )
    employment = forms.ChoiceField(
        label=_("还在那里做吗"),
        required=False,
        choices=EMPLOYMENT,
    )
    employment_ended_on = TodayField(label=_("哪一天离开的"), required=False, initial=None)
    place = forms.ChoiceField(label=_("受理微家"), required=False)
    community = forms.ModelChoiceField(
        label=_("所在社区"), queryset=Community.objects.none(), required=False, empty_label=_("不清楚")
    )
    contract_number = forms.CharField(label=_("合同编号"), max_length=60, required=False)

    def __init__(self, *args: Any, places: list[tuple[int, str]], seat: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["employer"].queryset = Employer.objects.filter(is_active=True).order_by("name_key", "pk")
        fields["community"].queryset = Community.objects.filter(is_active=True)
        self.places, self.seat = dict(places), seat
        fields["place"].choices = [*places] if places else [("", self.seat or _("综合党委"))]
        if len(places) < 2:
            fields["place"].widget = forms.HiddenInput()
            self.initial.setdefault("place", places[0][0] if places else "")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        roles = {cleaned.get("applicant_role"), cleaned.get("respondent_role")}
        employer = cleaned.get("employer")
        if employer and PartyRole.EMPLOYER not in roles:
            self.add_error("employer", _("选了企业，请把其中一方改为“企业”，或者不选企业。"))
        respondent_is_employer = cleaned.get("respondent_role") == PartyRole.EMPLOYER
        if not cleaned.get("respondent_name") and not (employer and respondent_is_employer):
            self.add_error("respondent_name", _("请填写对方的姓名或名称。"))
        if cleaned.get("applicant_role") == cleaned.get("respondent_role") == PartyRole.EMPLOYER:
            self.add_error("respondent_role", _("双方都是企业的，不是家政服务纠纷：至少一方是从业人员或者客户。"))
        mobile = cleaned.get("applicant_mobile")
        if mobile and mobile == cleaned.get("respondent_mobile"):
            self.add_error(
                "respondent_mobile", _("和申请人的手机一样：对方会看到申请人的一切，请填对方自己的，没有就不填。")
            )
        if cleaned.get("relation") == Relation.EMPLOYMENT and PartyRole.EMPLOYER not in roles:
            self.add_error("relation", _("劳动关系的一方是企业：请把其中一方改为“企业”，或者选服务关系。"))
        if cleaned.get("employment") == "ended" and not cleaned.get("employment_ended_on"):
            self.add_error("employment_ended_on", _("请填写离开的日期，时效从这一天起算。"))
        return cleaned

    def clean_employment_ended_on(self) -> Any:
        return not_to_come(self.cleaned_data["employment_ended_on"])

    def intake(self) -> Intake:
        given = self.cleaned_data
        employer = given["employer"]

        def party(side: str) -> PartyGiven:
            role = PartyRole(given[f"{side}_role"])
            firm = employer if employer and role == PartyRole.EMPLOYER else None
            name = given[f"{side}_name"]
            return PartyGiven(
                role=role,
                name=firm.name if firm else name,
                speaker=name if firm and name != firm.name else "",
                mobile=given[f"{side}_mobile"] or None,
                employer_id=firm.pk if firm else None,
            )

        place = int(given["place"]) if given["place"] else None
        ended = given["employment"] == "ended"
        return Intake(
            **self.matter(),
            relation=given["relation"],
            applicant=party("applicant"),
            respondent=party("respondent"),
            place_id=place,
            place_name=self.places.get(place, "") if place else self.seat,
            community_id=given["community"].pk if given["community"] else None,
            employment_goes_on=given["employment"] == "on",
            employment_ended_on=given["employment_ended_on"] if ended else None,
            contract_number=given["contract_number"],
        )
