"""What a party asks for: added, changed, given up."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from disputes.forms.consent import SpokenForm
from disputes.models import Claim
from disputes.rules.screening import names_a_child
from jinxi_portal.web.public import AmountField


class ClaimForm(SpokenForm):
    """``child_checked`` appears when the words seem to name a child."""

    words = forms.CharField(label=_("请求"), max_length=300, help_text=_("例如：付清 5 月和 6 月的工资。"))
    amount = AmountField(label=_("金额（元）"), required=False, help_text=_("不涉及钱的可以不填。"))
    child_checked = forms.BooleanField(label=_("已经核对，没有写孩子的姓名"), required=False)

    def __init__(self, *args: Any, claim: Claim | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _of_its_side(self, claim)
        if not names_a_child(str(self.data.get("words", ""))):
            del self.fields["child_checked"]

    def said(self) -> dict[str, Any]:
        """What the acts take."""
        given = self.cleaned_data
        return {
            "words": given["words"],
            "amount": given["amount"],
            "child_checked": bool(given.get("child_checked")),
            **self.spoken(),
        }


class GiveUpForm(SpokenForm):
    def __init__(self, *args: Any, claim: Claim, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _of_its_side(self, claim)


def _of_its_side(form: SpokenForm, claim: Claim | None) -> None:
    """For a claim that stands, only the parties of its side are to choose from."""
    if claim is not None and "party" in form.fields:
        field: Any = form.fields["party"]
        field.queryset = field.queryset.filter(side=claim.side)
