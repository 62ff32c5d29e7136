"""The last step: what goes in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jinxi_portal.sheets.models import SheetImport
from jinxi_portal.sheets.states import RowStatus


class ConfirmForm(forms.Form):
    """Asks only what this list makes a question."""

    as_of = forms.DateField(
        label=_("名单日期"), help_text=_("名单说的是哪一天的情况。"), widget=forms.DateInput(attrs={"type": "date"})
    )
    is_whole = forms.TypedChoiceField(
        label=_("这是一份怎样的名单"),
        choices=[
            ("yes", _("完整名单：没有列出的人记为离开")),
            ("no", _("补充名单：没有列出的人保持不变")),
        ],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    with_doubtful = forms.BooleanField(
        label=_("存疑的行也收入"),
        help_text=_("用不上的格留空，其余照写；以后可以再核对。"),
        required=False,
        initial=True,
    )

    def __init__(self, *args: Any, sheet_import: SheetImport, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        intake = sheet_import.kind.intake
        self.fields["as_of"].initial = sheet_import.as_of
        if intake is None or not intake.asks_as_of:
            del self.fields["as_of"]
        if not sheet_import.missing or intake is None or not intake.asks_whether_whole:
            del self.fields["is_whole"]
        if not sheet_import.count_of(RowStatus.DOUBTFUL):
            del self.fields["with_doubtful"]

    def chosen(self) -> dict[str, Any]:
        """The arguments of the act."""
        said = self.cleaned_data
        return {
            "as_of": said.get("as_of"),
            "is_whole": said.get("is_whole", True),
            "with_doubtful": said.get("with_doubtful", True),
        }
