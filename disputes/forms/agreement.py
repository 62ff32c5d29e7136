"""Forms of an agreement: writing it, signing it, and what happens by it."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from disputes.duty_lines import as_filled_in, read_duty
from disputes.models import Agreement, Duty
from disputes.rules.wages import CENT, in_instalments
from disputes.settlement import Contents, DutyGiven, debtors_of
from disputes.words import HowTold, Side
from disputes.words_agreement import AgreementForm, ConfirmationResult
from jinxi_portal.kernel import clock
from jinxi_portal.web.public import AmountField, TodayField, WordsField

#: A visit is made by the office; nobody visits oneself.
VISITS = [(how.value, how.label) for how in (HowTold.CALL, HowTold.DESK)]


class WriteForm(forms.Form):
    form = forms.ChoiceField(
        label=_("协议形式"),
        choices=AgreementForm.choices,
        initial=AgreementForm.WRITTEN,
        widget=forms.RadioSelect,
        help_text=_("书面协议双方和调解员都签字才生效；口头协议由调解员记录，保存后马上生效。"),
    )
    facts = WordsField(max_length=2000, label=_("主要事实"), rows=4)
    matter = WordsField(max_length=2000, label=_("争议事项"), rows=2)
    responsibilities = WordsField(max_length=2000, label=_("各方责任"), rows=3)
    agreed = WordsField(max_length=2000, label=_("协议内容"), rows=3)
    performance = WordsField(max_length=2000, label=_("履行方式"), rows=2, help_text=_("例如：转账到申请人的银行卡。"))
    side = forms.ChoiceField(label=_("由谁履行"), choices=Side.choices, initial=Side.RESPONDENT)
    duty = forms.CharField(label=_("要做什么"), max_length=300, help_text=_("例如：支付工资；书面道歉。"))
    amount = AmountField(label=_("金额（元）"), required=False, min_value=0.01, help_text=_("不涉及钱的不填。"))
    count = forms.IntegerField(label=_("分几期，每月一期"), min_value=1, max_value=36, initial=1)
    first_due = TodayField(label=_("第一期最晚哪一天"), initial=lambda: clock.today() + timedelta(days=7))
    more = WordsField(
        label=_("还有别的期次或者要做的事"),
        rows=3,
        max_length=4000,
        required=False,
        help_text=_(
            "每行一项：谁，最晚哪一天，做什么，金额。例如：被申请人，2027-01-31，支付余款，3000。不涉及钱的不写金额。"
        ),
    )

    def clean_first_due(self) -> Any:
        day = self.cleaned_data["first_due"]
        if day < clock.today():
            raise forms.ValidationError(_("履行期限不能早于今天。"))
        return day

    def clean_more(self) -> list[DutyGiven]:
        lines = [line for line in self.cleaned_data["more"].splitlines() if line.strip()]
        found, unread = [], []
        for number, line in enumerate(lines, start=1):
            duty = read_duty(line)
            if duty is None or duty.due_on < clock.today():
                unread.append(str(number))
            else:
                found.append(duty)
        if unread:
            raise forms.ValidationError(
                _("第 %(lines)s 行没有读懂，或者日期早于今天。请写成：谁，哪一天，做什么，金额。")
                % {"lines": _("、").join(unread)}
            )
        return found

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        amount, count = cleaned.get("amount"), cleaned.get("count")
        if amount and count and amount / count < CENT:
            self.add_error("count", _("分得太细，每期不到 1 分钱，请减少期数。"))
        return cleaned

    def contents(self) -> Contents:
        given = self.cleaned_data
        return Contents(**{key: given[key] for key in ("facts", "matter", "responsibilities", "agreed", "performance")})

    def duties(self) -> list[DutyGiven]:
        given = self.cleaned_data
        side, words = Side(given["side"]), given["duty"]
        found = [DutyGiven(side, words, given["first_due"])]
        if given["amount"]:
            parts = in_instalments(given["amount"], count=given["count"], first=given["first_due"])
            found = [DutyGiven(side, words, part.due, part.amount) for part in parts]
        return sorted([*found, *given["more"]], key=lambda duty: duty.due_on)


class SignForm(forms.Form):
    """``drawing`` is filled by the finger; at the desk it may stay empty when the paper was signed."""

    drawing = forms.CharField(required=False, max_length=600_000, widget=forms.HiddenInput)
    read = forms.BooleanField(label=_("我已经看清楚协议的全部内容，自愿签字"))


class PaymentForm(forms.Form):
    side = forms.ChoiceField(label=_("谁付的"), choices=Side.choices, widget=forms.RadioSelect)
    amount = AmountField(label=_("金额（元）"), min_value=0.01)
    paid_on = TodayField(label=_("付款日期"))
    words = forms.CharField(label=_("凭据"), required=False, max_length=200, help_text=_("例如：银行转账回单已看过。"))
    again = forms.BooleanField(
        label=_("又付了一次"), required=False, help_text=_("同一天付了两笔一样的钱才选；多付的会提示退还。")
    )

    def __init__(self, *args: Any, dispute: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        agreement = getattr(dispute, "agreement", None)
        if agreement is None or len(debtors_of(agreement)) < 2:
            del self.fields["side"]

    def given(self) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        return {**said, "side": Side(said["side"])} if said.get("side") else said


class DoneForm(forms.Form):
    done_on = TodayField(label=_("履行日期"))


class TakeBackForm(forms.Form):
    words = forms.CharField(label=_("登记错在哪里"), max_length=200, help_text=_("例如：金额多写了一个零。"))


class UndoForm(forms.Form):
    sure = forms.BooleanField(label=_("确实登记错了，还没有履行"))


class VisitForm(forms.Form):
    on = TodayField(label=_("回访日期"))
    how = forms.ChoiceField(label=_("回访方式"), choices=VISITS, widget=forms.RadioSelect)
    words = WordsField(label=_("回访情况"), max_length=500)


class BrokenForm(forms.Form):
    words = WordsField(label=_("没有履行的情况"), max_length=500, help_text=_("会写进支付令申请书。"))


class ConfirmForm(forms.Form):
    both_want = forms.BooleanField(label=_("双方都愿意共同申请司法确认"))


class HandedInForm(forms.Form):
    on = TodayField(label=_("递交法院的日期"))


class ConfirmationForm(forms.Form):
    result = forms.ChoiceField(label=_("裁定"), choices=ConfirmationResult.choices, widget=forms.RadioSelect)
    number = forms.CharField(label=_("裁定书编号"), max_length=60)
    on = TodayField(label=_("裁定日期"))


def prefilled(dispute: Any) -> dict[str, Any]:
    """What the case already says, as a beginning; an agreement that is written again begins as it stands."""
    agreement = getattr(dispute, "agreement", None)
    if agreement is None:
        claims = list(dispute.claims.filter(withdrawn_at__isnull=True))
        return {"facts": dispute.facts, "matter": "\n".join(claim.words for claim in claims)}
    first, more = as_filled_in(
        [DutyGiven(Side(one.side), one.words, one.due_on, one.amount) for one in _by_position(agreement)]
    )
    return {
        **{
            name: getattr(agreement, name)
            for name in ("form", "facts", "matter", "responsibilities", "agreed", "performance")
        },
        **first,
        "more": more,
    }


def _by_position(agreement: Agreement) -> list[Duty]:
    return sorted(agreement.duties.all(), key=lambda duty: duty.position)
