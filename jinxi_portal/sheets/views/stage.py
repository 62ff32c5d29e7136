"""Step four and after: the check, the progress, the rows that need a hand, and what became of it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from jinxi_portal.accounts.public import guarded
from jinxi_portal.records.public import history_of
from jinxi_portal.sheets.forms.confirmation import ConfirmForm
from jinxi_portal.sheets.intake import Missing
from jinxi_portal.sheets.models import SheetImport
from jinxi_portal.sheets.policy import POLICY
from jinxi_portal.sheets.states import ImportState, RowStatus
from jinxi_portal.sheets.views.finding import find_import
from jinxi_portal.sheets.views.problem_rows import problem_rows
from jinxi_portal.sheets.wizard import CHECK, TONES, page_of, steps

_SHOWN = (
    RowStatus.NEW,
    RowStatus.CHANGED,
    RowStatus.SAME,
    RowStatus.DOUBTFUL,
    RowStatus.UNREADABLE,
    RowStatus.REPEATED,
    RowStatus.MENDED,
)
_ALWAYS = (RowStatus.NEW, RowStatus.CHANGED, RowStatus.SAME, RowStatus.DOUBTFUL, RowStatus.UNREADABLE)
MOST_HISTORY = 30


@never_cache
@require_safe
@guarded(POLICY, "see_imports")
def stage(request: HttpRequest, number: str) -> HttpResponse:
    """The page of an import; while an earlier step waits, that step."""
    found = find_import(request, number)
    if found.state in (ImportState.CHOOSING, ImportState.MAPPING):
        return redirect(page_of(found))
    context: dict[str, Any] = {
        "import": found,
        "kind": found.kind,
        "tone": TONES[ImportState(found.state)],
        "steps": steps(found, CHECK),
        "entries": history_of(found, limit=MOST_HISTORY),
        "facts": _facts(found),
        "policy": POLICY,
    }
    if found.is_working:
        return render(request, "sheets/working.html", context | {"progress": progress_of(found)})
    context |= {
        "figures": [
            {"label": status.label, "value": found.count_of(status), "status": status.value}
            for status in _SHOWN
            if found.count_of(status) or status in _ALWAYS
        ],
        "is_checked": found.state == ImportState.CHECKED,
        "is_in": found.state == ImportState.ADMITTED,
        "refused": found.why_refused,
        "kept": found.count_of(RowStatus.UNREADABLE),
        "mended": found.count_of(RowStatus.MENDED),
        "missing": _missing(found),
        "form": ConfirmForm(sheet_import=found) if found.state == ImportState.CHECKED else None,
        "to_admit": found.count_of(RowStatus.NEW)
        + found.count_of(RowStatus.CHANGED)
        + found.count_of(RowStatus.DOUBTFUL),
        "problems": problem_rows(request, found),
        "next_steps": found.kind.intake.next_steps(found, request.user) if found.kind.intake and _is_in(found) else (),
        "columns": [column for column in found.layout.columns if column.key] if found.table else [],
        "labels": {key: spec.label for key, spec in found.kind.by_key.items()},
    }
    return render(request, "sheets/stage.html", context)


@never_cache
@require_safe
@guarded(POLICY, "see_imports")
def progress(request: HttpRequest, number: str) -> HttpResponse:
    """The part of the page that asks again; when the work is done the page is loaded anew."""
    found = find_import(request, number)
    if not found.is_working:
        if request.headers.get("HX-Request") == "true":
            return HttpResponse(headers={"HX-Refresh": "true"})
        return redirect(page_of(found))
    return render(request, "sheets/progress.html", {"import": found, "progress": progress_of(found)})


def progress_of(found: SheetImport) -> dict[str, Any]:
    """As components/progress.html wants it: true counts of rows."""
    if found.state == ImportState.CHECKING:
        done, total, label = found.rows_read, found.rows_total, _("正在读取和比较")
    else:
        done, total, label = found.rows_admitted, found.rows_to_admit, _("正在收入")
    note = _("可以离开这一页，回来时接着看。") if total else _("正在等候处理，马上开始。可以离开这一页，回来时接着看。")
    return {"done": done, "total": total or None, "running": True, "label": label, "note": note, "failed": False}


def _is_in(found: SheetImport) -> bool:
    return found.state == ImportState.ADMITTED


def _missing(found: SheetImport) -> Missing:
    """Names only while they are a question; afterwards the outcome says how many."""
    intake = found.kind.intake
    if found.state != ImportState.CHECKED or not found.missing or intake is None:
        return Missing()
    return intake.missing(found)


def _facts(found: SheetImport) -> list[tuple[str, Any]]:
    facts: list[tuple[str, Any]] = [
        (_("编号"), found.number),
        (_("种类"), found.kind.title),
        (_("来自"), found.sender_name),
        (_("文件"), found.file_name),
        (_("工作表"), found.sheet_name),
        (_("上传人"), found.sent_by),
        (_("文件摘要"), found.digest[:16]),
    ]
    return [(label, value) for label, value in facts if value]
