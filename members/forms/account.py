"""Linking a worker with the account on the phone."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from jinxi_portal.kernel import mobile


class LinkAccountForm(forms.Form):
    name = forms.CharField(label=_("本人说的姓名"), max_length=60)
    mobile = forms.CharField(
        label=_("本人登录用的手机号码"), help_text=_("本人先在手机上用验证码登录过，才能绑定。"), max_length=30
    )

    def clean_mobile(self) -> Any:
        number = self.cleaned_data["mobile"]
        if not mobile.is_valid(number):
            raise ValidationError(_("请填 11 位手机号码，例如 138 0000 1234。"))
        return mobile.normalise(number)
