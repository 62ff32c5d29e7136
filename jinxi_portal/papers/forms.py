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


class NumberForm(forms.Form):
    number = forms.CharField(
        label=_("文书编号"),
        max_length=80,
        help_text=_("印在文书上，例如 WS-2026-000123。"),
        error_messages={"required": _("还没有填编号。编号印在文书的标题下方或页脚。")},
    )
    code = forms.CharField(
        label=_("校验码"),
        max_length=12,
        help_text=_("八位字母和数字，印在二维码旁边。"),
        error_messages={"required": _("还没有填校验码。校验码印在二维码旁边。")},
        widget=forms.TextInput(attrs={"autocapitalize": "characters", "autocomplete": "off", "spellcheck": "false"}),
    )


class FileForm(forms.Form):
    file = forms.FileField(
        label=_("文书的电子版（PDF）"),
        allow_empty_file=True,
        help_text=_("只用来核对，不会保存。截图、照片和重新打印成的 PDF 不能核对。"),
        error_messages={"required": _("还没有选文件。请选择收到的 PDF 原文件。")},
        widget=forms.FileInput(attrs={"accept": "application/pdf,.pdf"}),
    )
