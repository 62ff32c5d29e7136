"""What a party answers, and what the office writes down that a party said."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from disputes.models import Dispute, Party
from disputes.policy import party_of
from disputes.words import HowTold, Openness
from jinxi_portal.web.public import AmountField, TodayField, WordsField


class SpokenForm(forms.Form):
    """With ``party`` and ``how`` for the office; a party speaks for itself and is not asked."""

    party = forms.ModelChoiceField(label=_("哪一位当事人"), queryset=Party.objects.none(), empty_label=None)
    how = forms.ChoiceField(
        label=_("怎样说的"),
        choices=[(HowTold.DESK.value, HowTold.DESK.label), (HowTold.CALL.value, HowTold.CALL.label)],
    )

    def __init__(self, *args: Any, dispute: Dispute, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if party_of(user, dispute) is not None:
            del self.fields["party"], self.fields["how"]
        else:
            self.fields["party"].queryset = Party.objects.filter(dispute=dispute)  # type: ignore[attr-defined]

    def spoken(self) -> dict[str, Any]:
        """``party`` and ``how`` for an act."""
        given = self.cleaned_data
        return {"party": given.get("party"), "how": HowTold(given.get("how") or HowTold.SELF)}


class ConsentForm(SpokenForm):
    answer = forms.ChoiceField(
        label=_("同意调解吗"), choices=[("yes", _("同意")), ("no", _("不同意"))], widget=forms.RadioSelect
    )
    openness = forms.ChoiceField(
        label=_("希望怎样调解"),
        choices=Openness.choices,
        initial=Openness.CLOSED,
        help_text=_("双方都希望公开才公开，否则不公开。"),
    )
    words = WordsField(label=_("想说明的"), required=False, max_length=500)
    field_order = ("party", "how", "answer", "openness", "words")


class StopForm(SpokenForm):
    words = WordsField(label=_("想说明的"), required=False, max_length=500, help_text=_("可以不写原因。"))


class WithdrawForm(forms.Form):
    words = WordsField(label=_("想说明的"), required=False, max_length=500, help_text=_("可以不写原因。"))


class FailForm(forms.Form):
    words = WordsField(
        label=_("分歧和建议"), max_length=1000, help_text=_("双方会看到：分歧在哪里，建议走仲裁还是起诉。")
    )


class OfferForm(forms.Form):
    side = forms.ChoiceField(
        label=_("谁提出的"),
        required=False,
        choices=[("", _("调解员的建议")), ("applicant", _("申请人")), ("respondent", _("被申请人"))],
    )
    words = WordsField(label=_("方案"), max_length=500, help_text=_("例如：7 月 10 日前付 5,000 元，其余不再追究。"))
    amount = AmountField(label=_("金额（元）"), required=False)

    def __init__(self, *args: Any, dispute: Dispute, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if party_of(user, dispute) is not None:
            del self.fields["side"]


class AnswerOfferForm(SpokenForm):
    answer = forms.ChoiceField(
        label=_("同意这个方案吗"), choices=[("yes", _("同意")), ("no", _("不同意"))], widget=forms.RadioSelect
    )


class ExtensionForm(forms.Form):
    until = TodayField(label=_("延长到哪一天"), initial=None)
    why = forms.CharField(label=_("原因"), max_length=300)


class AgreeForm(SpokenForm):
    """A yes and nothing else."""


class ChooseForm(SpokenForm):
    """The choice is in the address."""
