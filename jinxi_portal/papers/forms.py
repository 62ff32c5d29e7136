"""Forms of papers."""

from django import forms
from django.utils.translation import gettext_lazy as _


class WithdrawForm(forms.Form):
    reason = forms.CharField(
        label=_("撤回原因"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("例如：日期写错，已重新出具。原因只给同事看，不会出现在公开查验页上。"),
        error_messages={"required": _("还没有写撤回原因。请写明，以便同事知道为什么。")},
    )
