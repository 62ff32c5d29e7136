"""Why somebody opens a case file."""

from django import forms
from django.utils.translation import gettext_lazy as _


class OpenForm(forms.Form):
    reason = forms.CharField(
        label=_("打开的理由"),
        min_length=4,
        max_length=200,
        help_text=_("例如：归档检查；法院调卷。会记入查看记录。"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
