"""What is filled in for a contract: whom it is for, its values and parties, and the small forms of its acts."""

import hashlib
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contracts.models import Contract, Party, TemplateVersion
from contracts.policy import employers_of
from contracts.rules import variables as rules
from contracts.rules.variables import Variable
from contracts.states import (
    CANCEL_REASONS,
    ContractKind,
    ContractState,
    EndReason,
    PartyRole,
    Relation,
    Settled,
    settlement_items,
)
from contracts.wording import variables_of
from jinxi_portal.kernel import clock, mobile
from jinxi_portal.kernel.id_number import IdNumberError
from jinxi_portal.kernel.id_number import parse as parse_id_number
from jinxi_portal.web.public import DayField, WordsField
from members.public import Employer, Worker

MOST_FOUND = 20


class NewContractForm(forms.Form):
    """Whom it is for: the template, the employer, and the worker found by name or initials."""

    version = forms.ModelChoiceField(
        label=gettext_lazy("合同范本"), queryset=TemplateVersion.objects.none(), empty_label=gettext_lazy("请选择")
    )
    employer = forms.ModelChoiceField(
        label=gettext_lazy("公司"),
        queryset=Employer.objects.none(),
        required=False,
        empty_label=gettext_lazy("没有公司（客户直接雇用）"),
    )
    words = forms.CharField(
        label=gettext_lazy("家政服务员"),
        max_length=60,
        help_text=gettext_lazy("姓名、拼音或拼音首字母，例如 王桂芳 或 wgf。先查找，再选一位。"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    worker = forms.ModelChoiceField(
        label=gettext_lazy("找到的人"),
        queryset=Worker.objects.none(),
        required=False,
        widget=forms.RadioSelect,
        empty_label=None,
        help_text=gettext_lazy("请在找到的人里选一位，再起草。"),
    )
    #: the words for which the list of people was shown last
    shown = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["version"].queryset = TemplateVersion.objects.in_force(on=clock.today()).select_related("template")  # type: ignore[attr-defined]
        own = employers_of(user)
        employers = Employer.objects.filter(is_active=True)
        self.fields["employer"].queryset = employers.filter(pk__in=own) if own else employers  # type: ignore[attr-defined]
        if own:
            # what a family and a worker sign with each other is drafted in the office
            versions = self.fields["version"].queryset  # type: ignore[attr-defined]
            self.fields["version"].queryset = versions.exclude(template__kind=ContractKind.DIRECT)  # type: ignore[attr-defined]
            self.fields["employer"].required = True
            self.fields["employer"].empty_label = None  # type: ignore[attr-defined]
        self.has_more = False
        self.found = self._found(own)
        self.fields["worker"].queryset = self.found  # type: ignore[attr-defined]
        self.fields["worker"].label_from_instance = self._label  # type: ignore[attr-defined]
        if not self.found:
            self.fields["worker"].widget = forms.HiddenInput()
        elif self.has_more:
            said = _("人太多，只列出前 %(most)s 位。没有要找的，请把姓名写全再查找。")
            self.fields["worker"].help_text = said % {"most": MOST_FOUND}
        words = str(self.data.get("words", "")).strip() if self.is_bound else ""
        #: looking for people is a step of its own, not a form with something missing
        self.is_search = (
            bool(words) and bool(self.found) and self.data.get("shown") != words and not self.data.get("worker")
        )
        if self.is_bound:
            self.data = dict(self.data.items()) | {"shown": words}

    def _found(self, own: set[int]) -> Any:
        words = str(self.data.get("words", "")).strip() if self.is_bound else ""
        if not words:
            return Worker.objects.none()
        rows = Worker.objects.filter(joined_into__isnull=True).filter(
            Q(name__startswith=words) | Q(initials__startswith=words.lower()) | Q(name_key__startswith=words.lower())
        )
        employer = self.data.get("employer") or ""
        if own or employer:
            ids = own or ({int(employer)} if employer.isdigit() else set())
            rows = rows.filter(engagements__employer_id__in=ids, engagements__left_on__isnull=True)
        picked = rows.order_by("name_key", "pk").values_list("pk", flat=True)[: MOST_FOUND * 3]
        few = list(dict.fromkeys(picked))
        self.has_more, few = len(few) > MOST_FOUND, few[:MOST_FOUND]
        return Worker.objects.filter(pk__in=few).prefetch_related("engagements__employer").order_by("name_key", "pk")

    def _label(self, worker: Worker) -> str:
        """Tells people of one name apart without any sealed value."""
        rows = [each for each in worker.engagements.all() if each.left_on is None]
        births = [each.birth[:4] for each in rows if each.birth][:1]
        return " · ".join([worker.name, *births, *dict.fromkeys(each.employer.short_name for each in rows)])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        version = cleaned.get("version")
        if version is not None:
            direct = version.template.kind == ContractKind.DIRECT
            if not direct and cleaned.get("employer") is None:
                self.add_error("employer", _("这种合同要写明公司。"))
        if not self.errors and cleaned.get("worker") is None and not self.is_search:
            if self.found:
                self.add_error("worker", _("请在找到的人里选一位。"))
            else:
                self.add_error("words", _("没有找到这个名字。请核对，或者先更新名册。"))
        return cleaned


class FillForm(forms.Form):
    """Values of the template, facts of the parties, extra clauses. Known numbers stay when their field is left empty."""

    def __init__(self, *args: Any, contract: Contract, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.contract = contract
        self.variables = [] if contract.relation == Relation.ADDENDUM else variables_of(contract.version)
        for variable in self.variables:
            self.fields[f"value_{variable.key}"] = field_for(variable, contract.values.get(variable.key, ""))
        for party in contract.parties.all():
            for name, field in _party_fields(party).items():
                self.fields[f"party_{party.role}_{name}"] = field
        self.fields["extra"] = forms.CharField(
            label=_("补充条款"),
            required=False,
            max_length=8000,
            initial="\n".join(each.text for each in contract.extra_clauses.all()),
            widget=forms.Textarea(attrs={"rows": 5}),
            help_text=_("一行一条。保存时会做条款体检；看上去不公平的要修改，或者由监管人员认定后才能发出。"),
        )
        self.stands = _stands(contract)
        self.fields["seen"] = forms.CharField(required=False, initial=self.stands, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for name, value in list(cleaned.items()):
            if value and name.endswith("_mobile"):
                try:
                    cleaned[name] = mobile.parse(value)
                except mobile.MobileError as fault:
                    self.add_error(name, fault.sentence)
            elif value and name.endswith("_id_number"):
                try:
                    cleaned[name] = parse_id_number(value).value
                except IdNumberError as fault:
                    self.add_error(name, fault.sentence)
        self._say_what_does_not_fit(cleaned)
        if cleaned.get("seen") and cleaned["seen"] != self.stands:
            self.add_error(
                None, _("您打开以后，这份草稿在别处又改过。再保存一次，就以您这里的内容为准；不想这样，请返回。")
            )
            self.data = dict(self.data.items()) | {"seen": self.stands}
        return cleaned

    def _say_what_does_not_fit(self, cleaned: dict[str, Any]) -> None:
        """Beside the field, all at once; the act would say it of the first only."""
        for variable in self.variables:
            value = cleaned.get(f"value_{variable.key}")
            if value not in (None, "") and (fault := rules.value_fault(variable, value)):
                self.add_error(f"value_{variable.key}", fault)
        first, last = cleaned.get("value_starts_on"), cleaned.get("value_ends_on")
        if first and last and last < first:
            self.add_error("value_ends_on", _("结束日期早于开始日期，请核对。"))

    def given(self) -> dict[str, Any]:
        """What the act takes."""
        values = {each.key: self.cleaned_data.get(f"value_{each.key}") or "" for each in self.variables}
        parties: dict[str, dict[str, str]] = {}
        for name, value in self.cleaned_data.items():
            if name.startswith("party_"):
                _party, role, fact = name.split("_", 2)
                parties.setdefault(role, {})[fact] = value
        return {"values": values, "parties": parties, "extra": self.cleaned_data["extra"].splitlines()}


def _stands(contract: Contract) -> str:
    """A digest of the draft, by which it is noticed that somebody else has saved it meanwhile."""
    facts = ("role", "name", "signatory", "address", "mobile_digest", "id_number_digest")
    parties = list(contract.parties.order_by("position").values_list(*facts))
    extra = list(contract.extra_clauses.values_list("text", flat=True))
    return hashlib.sha256(repr((sorted(contract.values.items()), parties, extra)).encode()).hexdigest()[:16]


def field_for(variable: Variable, value: str) -> forms.Field:
    """The form's field of a variable."""
    shared: dict[str, Any] = {
        "label": variable.label,
        "required": False,
        "help_text": variable.help,
        "initial": value,
    }
    if variable.type == rules.DATE:
        return DayField(**shared)
    if variable.type == rules.CHOICE:
        choices = [("", _("请选择")), *((each, each) for each in variable.choices)]
        return forms.ChoiceField(choices=choices, **shared)
    if variable.type == rules.MONEY:
        return forms.DecimalField(max_digits=12, decimal_places=2, **shared)
    if variable.type == rules.DAYS:
        return forms.IntegerField(**shared)
    return forms.CharField(max_length=rules.LONGEST_TEXT, **shared)


def _party_fields(party: Party) -> dict[str, forms.Field]:
    label = {"party": party.label}
    fields: dict[str, forms.Field] = {}
    if party.role == PartyRole.CUSTOMER:
        fields["name"] = forms.CharField(
            label=_("%(party)s姓名") % label, max_length=60, required=False, initial=party.name
        )
    if party.role == PartyRole.EMPLOYER:
        fields["signatory"] = forms.CharField(
            label=_("%(party)s由谁签字") % label, max_length=60, required=False, initial=party.signatory
        )
    fields["mobile"] = forms.CharField(
        label=_("%(party)s签字用的手机号码") % label,
        max_length=30,
        required=False,
        help_text=known_number(party.mobile),
    )
    if party.role != PartyRole.EMPLOYER:
        fields["id_number"] = forms.CharField(
            label=_("%(party)s身份证号码") % label,
            max_length=30,
            required=False,
            help_text=known_number(party.id_number),
        )
    fields["address"] = forms.CharField(
        label=_("%(party)s地址") % label, max_length=200, required=False, initial=party.address
    )
    return fields


def known_number(sealed: Any) -> str:
    """What stands beside a field of a number that is known already."""
    return _("已知：%(masked)s。不改就不用填。") % {"masked": sealed.mask()} if sealed else ""


class ReasonForm(forms.Form):
    reason = WordsField(label=gettext_lazy("理由"), help_text=gettext_lazy("其他各方会看到这句话。"))


class BecauseForm(forms.Form):
    because = WordsField(label=gettext_lazy("认定理由"), help_text=gettext_lazy("写明为什么这一条对双方公平。"))


class AnswerForm(forms.Form):
    answer = WordsField(label=gettext_lazy("回答"), max_length=1000, help_text=gettext_lazy("用提问的人听得懂的话。"))


def settlement_fields(state: str, given: dict[str, str]) -> dict[str, forms.Field]:
    """One choice per item of the settlement of a contract in this state."""
    return {
        key: forms.ChoiceField(
            label=label, choices=Settled.choices, widget=forms.RadioSelect, initial=given.get(key, Settled.OPEN)
        )
        for key, label in settlement_items(state).items()
    }


class SettleForm(forms.Form):
    """``state``: the one that the contract is in, or that the form leads to."""

    state: str = ContractState.ENDED

    def __init__(self, *args: Any, given: dict[str, str], state: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.update(settlement_fields(state or self.state, given))


class CancelForm(SettleForm):
    state = ContractState.CANCELLED
    end_reason = forms.ChoiceField(
        label=gettext_lazy("谁不再履行"),
        choices=[(reason.value, reason.label) for reason in CANCEL_REASONS],
        widget=forms.RadioSelect,
    )
    end_note = WordsField(
        label=gettext_lazy("理由"),
        required=False,
        help_text=gettext_lazy("一方提出的要写明，对方会看到；双方商量好的可以不写。"),
    )


class WorkerCancelForm(forms.Form):
    """A worker says why she does not come."""

    end_note = WordsField(
        label=gettext_lazy("为什么不做了"), help_text=gettext_lazy("公司会看到，例如：家里老人住院，走不开。")
    )


class EndForm(SettleForm):
    ended_on = DayField(
        label=gettext_lazy("最后一天"), initial=clock.today, help_text=gettext_lazy("合同到这一天为止。")
    )
    end_reason = forms.ChoiceField(label=gettext_lazy("解除原因"), choices=EndReason.choices)
    end_note = WordsField(
        label=gettext_lazy("说明"),
        required=False,
        help_text=gettext_lazy("一方违约的，要写明是哪一方、什么事。"),
    )
