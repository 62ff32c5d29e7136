"""What the review desk posts."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from members.rules.reasons import LONGEST_REASON, QUICK_REASONS
from members.states import Verdict


class DecisionForm(forms.Form):
    """A verdict on one candidate; ``quick`` is the place of a ready reason, ``seen`` the last decision shown (0: none),
    ``blind`` whether the page hid the score."""

    verdict = forms.TypedChoiceField(choices=Verdict.choices, coerce=Verdict)
    register_entry = forms.IntegerField(min_value=1)
    seen = forms.IntegerField(min_value=0)
    blind = forms.BooleanField(required=False)
    quick = forms.IntegerField(min_value=1, required=False)
    reason = forms.CharField(label=_("理由"), max_length=LONGEST_REASON, required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        verdict, quick = cleaned.get("verdict"), cleaned.get("quick")
        ready = QUICK_REASONS.get(verdict, ()) if verdict else ()
        if quick and quick <= len(ready):
            cleaned["reason"] = str(ready[quick - 1])
        return cleaned


class ReasonForm(forms.Form):
    """Why, in a sentence."""

    reason = forms.CharField(
        label=_("理由"),
        max_length=LONGEST_REASON,
        min_length=2,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class WordsForm(forms.Form):
    """Whom to look for. Posted, so that no name lies in an address."""

    words = forms.CharField(
        label=_("姓名、拼音首字母、身份证号码或手机号码"),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "type": "search"}),
    )
