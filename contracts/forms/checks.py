"""A text to be checked or filed: pasted, or read from a file that is not kept."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from contracts.clauses.documents import MOST_CHARACTERS, DocumentRefused, read_document
from contracts.states import ContractKind
from contracts.states_checks import FindingState
from jinxi_portal.web.public import WordsField


class TextForm(forms.Form):
    """``cleaned_data["text"]`` is the pasted text, or that of the file."""

    text = forms.CharField(
        label=gettext_lazy("合同文字"),
        required=False,
        max_length=MOST_CHARACTERS,
        widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "false"}),
    )
    file = forms.FileField(
        label=gettext_lazy("或者选择文件"),
        required=False,
        help_text=gettext_lazy("读 .txt、.docx 和带文字的 .pdf，最大 20 MB。文件读完就丢掉，不会保存。"),
        widget=forms.FileInput(attrs={"accept": ".txt,.docx,.pdf"}),
    )

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        upload = given.get("file")
        if upload:
            try:
                given["text"] = read_document(upload)
            except DocumentRefused as refusal:
                self.add_error("file", str(refusal.sentence))
        elif not given.get("text") and not self.errors:
            self.add_error("text", _("请粘贴合同文字，或者选择一个文件。"))
        return given


class CheckForm(TextForm):
    kind = forms.ChoiceField(
        label=gettext_lazy("合同类别"),
        required=False,
        choices=[("", gettext_lazy("由文字判断")), *ContractKind.choices],
    )
    field_order = ("kind", "text", "file")


class LookOverForm(TextForm):
    """For the phone: the words of whoever is asked to sign."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label = _("把合同的字粘贴在这里")
        self.fields["text"].help_text = _("微信里发来的合同，长按全选、复制，再到这里粘贴。")
        self.fields["file"].help_text = _("Word、PDF 或者 txt 文件都可以，拍的照片读不了。")


class FileTextForm(TextForm):
    title = forms.CharField(
        label=gettext_lazy("名称"), max_length=120, help_text=gettext_lazy("例如：住家保姆服务合同。")
    )
    kind = forms.ChoiceField(label=gettext_lazy("合同类别"), choices=ContractKind)
    field_order = ("employer", "title", "kind", "text", "file")

    def __init__(self, *args: Any, employers: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = forms.ModelChoiceField(label=pgettext_lazy("supervision", "企业"), queryset=employers)
        if employers.count() == 1:
            choice.empty_label = None
        self.fields["employer"] = choice
        self.order_fields(self.field_order)


class DecideForm(forms.Form):
    verdict = forms.ChoiceField(
        label=gettext_lazy("认定"),
        widget=forms.RadioSelect,
        choices=[
            (FindingState.CONFIRMED, FindingState.CONFIRMED.label),
            (FindingState.DISMISSED, FindingState.DISMISSED.label),
        ],
    )
    reason = WordsField(label=gettext_lazy("理由"), help_text=gettext_lazy("认定不公平以后，企业会看到这一处和理由。"))
