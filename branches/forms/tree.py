"""The day whose tree is shown."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jinxi_portal.kernel import clock


class DayForm(forms.Form):
    on = forms.DateField(
        label=_("查看哪一天的组织架构"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )

    def clean_on(self) -> Any:
        on = self.cleaned_data["on"] or clock.today()
        if on > clock.today():
            raise forms.ValidationError(_("这一天还没有到。请填今天或以前的日期。"))
        return on
