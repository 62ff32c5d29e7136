"""The four steps, as the stepper shows them, and where an import is best looked at now."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jinxi_portal.sheets.models import SheetImport
from jinxi_portal.sheets.states import ImportState

UPLOAD, SHEET, COLUMNS, CHECK = range(4)
_LABELS = (
    gettext_lazy("上传文件"),
    gettext_lazy("选择工作表和表头"),
    gettext_lazy("对应各列"),
    gettext_lazy("检查并确认"),
)
#: States in which earlier steps can still be changed.
_CHANGEABLE = (
    ImportState.MAPPING,
    ImportState.CHECKED,
    ImportState.CHECKING,
    ImportState.REFUSED,
    ImportState.CHOOSING,
)


@dataclass(frozen=True)
class WizardStep:
    """As components/stepper.html wants it."""

    label: Any
    state: str
    url: str = ""
    note: Any = ""


def steps(sheet_import: SheetImport | None, at: int) -> list[WizardStep]:
    """``at`` is the step of the page; those before it are done and, while it makes sense, can be returned to."""
    shown = []
    for step, label in enumerate(_LABELS):
        done = _is_done(sheet_import, step, at)
        state = "done" if done and (step != at or _has_ended(sheet_import)) else "current" if step == at else "ahead"
        shown.append(WizardStep(label, state, *_link_and_note(sheet_import, step)))
    return shown


def _is_done(sheet_import: SheetImport | None, step: int, at: int) -> bool:
    if sheet_import is None:
        return False
    reached = {ImportState.CHOOSING: SHEET, ImportState.MAPPING: COLUMNS}.get(ImportState(sheet_import.state), CHECK)
    return step < at or step < reached or _has_ended(sheet_import)


def _has_ended(sheet_import: SheetImport | None) -> bool:
    return sheet_import is not None and sheet_import.state in (ImportState.ADMITTED, ImportState.WITHDRAWN)


def _link_and_note(sheet_import: SheetImport | None, step: int) -> tuple[str, Any]:
    if sheet_import is None or step == UPLOAD:
        return "", sheet_import.file_name if sheet_import else ""
    number = sheet_import.number
    if step == CHECK:
        return reverse("sheets:import", args=[number]), ""
    if sheet_import.state not in _CHANGEABLE:
        return "", ""
    if step == SHEET:
        note = _("“%(sheet)s”") % {"sheet": sheet_import.sheet_name} if sheet_import.sheet_name else ""
        return reverse("sheets:sheet", args=[number]), note
    return (reverse("sheets:columns", args=[number]) if sheet_import.table else ""), ""


def page_of(sheet_import: SheetImport) -> str:
    """The address of the step that waits."""
    name = {ImportState.CHOOSING: "sheets:sheet", ImportState.MAPPING: "sheets:columns"}.get(
        ImportState(sheet_import.state), "sheets:import"
    )
    return reverse(name, args=[sheet_import.number])


TONES = {
    ImportState.CHOOSING: "wait",
    ImportState.MAPPING: "wait",
    ImportState.CHECKING: "info",
    ImportState.CHECKED: "wait",
    ImportState.ADMITTING: "info",
    ImportState.ADMITTED: "good",
    ImportState.REFUSED: "bad",
    ImportState.DISCARDED: "neutral",
    ImportState.WITHDRAWN: "neutral",
}
