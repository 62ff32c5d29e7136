"""What a party fills in on the phone: a question, a reason, the code, the signature."""

import base64
import binascii
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jinxi_portal.web.public import WordsField

_PNG = "data:image/png;base64,"
MOST_CHARACTERS = 600_000


class QuestionForm(forms.Form):
    text = WordsField(
        label=gettext_lazy("您想问什么"),
        max_length=500,
        help_text=gettext_lazy("例如：受了伤到底谁出钱？写下来，会有人回答您。"),
    )


class DeclineForm(forms.Form):
    reason = WordsField(
        label=gettext_lazy("为什么不同意"), help_text=gettext_lazy("起草的人会看到，可以改好再发给您。")
    )


class CodeForm(forms.Form):
    code = forms.CharField(
        label=gettext_lazy("短信验证码"),
        max_length=12,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )


class SignatureForm(forms.Form):
    """Drawn with the finger, or the name typed by who cannot draw."""

    drawn = forms.CharField(
        label=gettext_lazy("手写签名"),
        required=False,
        widget=forms.HiddenInput,
        max_length=MOST_CHARACTERS,
        error_messages={"max_length": gettext_lazy("签名没有读懂，请清除后再签一次。")},
    )
    shown_digest = forms.CharField(widget=forms.HiddenInput, max_length=64)
    typed_name = forms.CharField(
        label=gettext_lazy("不方便手写的，键入姓名"),
        required=False,
        max_length=60,
        help_text=gettext_lazy("键入合同上您的姓名，与手写签名一样有效。"),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )

    def clean_drawn(self) -> bytes:
        drawn = self.cleaned_data["drawn"]
        if not drawn:
            return b""
        if not drawn.startswith(_PNG):
            raise forms.ValidationError(_("签名没有读懂，请清除后再签一次。"))
        try:
            return base64.b64decode(drawn.removeprefix(_PNG), validate=True)
        except (binascii.Error, ValueError) as fault:
            raise forms.ValidationError(_("签名没有读懂，请清除后再签一次。")) from fault

    def given(self) -> dict[str, Any]:
        return {
            "picture": self.cleaned_data["drawn"],
            "shown_digest": self.cleaned_data["shown_digest"],
            "typed_name": self.cleaned_data["typed_name"],
        }
