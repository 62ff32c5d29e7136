"""The day on which the figures are read."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jinxi_portal.kernel import clock


class AsOfForm(forms.Form):
    as_of = forms.DateField(
        label=gettext_lazy("截至"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def clean_as_of(self) -> date | None:
        on: date | None = self.cleaned_data["as_of"]
        if on is not None and on > clock.today():
            raise ValidationError(_("这一天还没有到，请选今天或更早的一天。"))
        return on


def as_of_in(given: Any) -> tuple[AsOfForm, date]:
    """The form as filled in, and the day it means: today when it is empty or not understood."""
    form = AsOfForm({"as_of": given.get("as_of", "") or clock.today().isoformat()})
    return form, (form.cleaned_data["as_of"] if form.is_valid() else None) or clock.today()
