"""The first step: whose list it is, and the file."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jinxi_portal.sheets.kinds import kinds


def lists_of(user: Any) -> list[tuple[str, list[tuple[str, str]]]]:
    """What the user may send, grouped by kind: ``kind|sender`` and the sender's name."""
    groups = []
    for kind in kinds:
        if kind.intake is None or not kind.intake.may(user, None):
            continue
        senders = [(f"{kind.key}|{sender.key}", str(sender.name)) for sender in kind.intake.senders(user)]
        if senders:
            groups.append((str(kind.title), senders))
    return groups


class UploadForm(forms.Form):
    whose = forms.ChoiceField(label=_("这是谁的名单"))
    file = forms.FileField(
        label=_("文件"),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.xls,.ods,.csv,.txt"}),
        allow_empty_file=True,  # an empty one gets our own sentence
        error_messages={"required": _("还没有选择文件。")},
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups = lists_of(user)
        alone = len(groups) == 1 and len(groups[0][1]) == 1
        choices: list[Any] = [*groups] if alone else [("", _("请选择")), *groups]
        field = self.fields["whose"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the types
        field.choices = choices

    def clean_whose(self) -> tuple[str, str]:
        kind_key, _bar, sender_key = str(self.cleaned_data["whose"]).partition("|")
        return kind_key, sender_key
