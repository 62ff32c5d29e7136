"""A worker signs in: the mobile, then the code sent to it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from jinxi_portal.kernel import mobile


class MobileForm(forms.Form):
    mobile = forms.CharField(
        label=_("手机号码"),
        help_text=_("第一次登录会自动建立帐号，不需要密码。"),
        max_length=30,
        widget=forms.TextInput(
            attrs={"type": "tel", "inputmode": "tel", "autocomplete": "tel-national", "autofocus": True}
        ),
    )

    def clean_mobile(self) -> str:
        try:
            return mobile.parse(self.cleaned_data["mobile"])
        except mobile.MobileError as error:
            raise forms.ValidationError(error.sentence, code=error.code) from None


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("验证码"),
        max_length=12,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code", "autofocus": True}),
    )
