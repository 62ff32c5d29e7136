"""Mending a row in place, and the workbook of the rows that need a hand."""

import tempfile
from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from jinxi_portal.accounts.public import guarded
from jinxi_portal.records.public import record_looks, write_history
from jinxi_portal.sheets.actions.mend_row import mend_row
from jinxi_portal.sheets.models import SheetImport, SheetRow
from jinxi_portal.sheets.policy import POLICY
from jinxi_portal.sheets.problems import Problem
from jinxi_portal.sheets.refusals import Refusal
from jinxi_portal.sheets.states import MoveNotAllowed
from jinxi_portal.sheets.views.finding import find_import
from jinxi_portal.sheets.views.problem_rows import ProblemRow, as_problem_row
from jinxi_portal.sheets.wizard import CHECK, steps
from jinxi_portal.sheets.writing import write_bad_rows


@require_http_methods(["GET", "HEAD", "POST"])
@guarded(POLICY, "mend_row")
def mend(request: HttpRequest, number: str, row: int) -> HttpResponse:
    """Answers htmx with the line of the table, and anybody else with a page of the one row."""
    found = find_import(request, number)
    bad = get_object_or_404(SheetRow, sheet_import=found, number=row)
    before = as_problem_row(found, bad)
    said = ""
    if request.method == "POST":
        try:
            bad = mend_row(sheet_import=found, number=row, cells=_cells(request, found, before), by=request.user)
        except (Refusal, MoveNotAllowed) as refused:
            said = str(refused.sentence)
        else:
            found.refresh_from_db()
            if not bad.has_problems:
                said = _("第 %(row)s 行已改正：%(status)s。") % {"row": row, "status": bad.get_status_display()}
    context = {"import": found, "line": as_problem_row(found, bad), "said": said}
    if request.headers.get("HX-Request") == "true":
        return render(request, "sheets/problem_line.html", context)
    if request.method == "POST" and said:
        messages.info(request, said)
        return redirect(f"{found.get_absolute_url()}#problems")
    return render(request, "sheets/mend_row.html", context | {"steps": steps(found, CHECK), "policy": POLICY})


def _cells(request: HttpRequest, found: SheetImport, before: ProblemRow) -> dict[str, str]:
    """What was typed; a sensitive field left empty was not touched."""
    cells = {}
    for field in before.fields:
        text = request.POST.get(f"cell-{field.key}")
        if text is not None and (text.strip() or not found.kind.by_key[field.key].sensitive):
            cells[field.key] = text[:1000]
    return cells


@require_safe
@guarded(POLICY, "see_imports")
def bad_rows(request: HttpRequest, number: str) -> HttpResponseBase:
    """The rows as they were sent, with a column of reasons: to be mended in a spreadsheet and sent again.

    Whole numbers of persons leave the portal with it, so the access log says so before the file is written.
    """
    found = find_import(request, number)
    rows = SheetRow.objects.filter(sheet_import=found, has_problems=True).order_by("number")
    headings = [column.heading for column in found.layout.columns] if found.table else []
    for key in _sensitive_columns(found):
        reason = _("下载 %(number)s 里要看一看的行，在表格里改正") % {"number": found.number}
        record_looks(by=request.user, subjects=[found], field=key, reason=reason, purpose="mend_rows")
    out = tempfile.TemporaryFile()  # noqa: SIM115 - closed by the response
    write_bad_rows(out, sheet=_("待改正"), headings=headings, rows=_as_sent(found, rows))
    write_history(subject=found, verb="sheets.bad_rows_taken", by=request.user, facts={"rows": rows.count()})
    out.seek(0)
    name = _("%(number)s-待改正.xlsx") % {"number": found.number}
    return FileResponse(out, as_attachment=True, filename=name)


def _sensitive_columns(found: SheetImport) -> list[str]:
    """The mapped columns whose values are masked everywhere else."""
    columns = found.layout.columns if found.table else []
    return [
        column.key for column in columns if column.key in found.kind.by_key and found.kind.by_key[column.key].sensitive
    ]


def _as_sent(found: SheetImport, rows: Any) -> Iterator[tuple[int, list[str], list[Problem]]]:
    columns = found.layout.columns
    for row in rows.iterator(chunk_size=1000):
        said = row.said()
        cells = [
            said.written.get(column.key, "") if column.key else said.extra.get(column.heading, "") for column in columns
        ]
        yield row.number, cells, row.problem_list()
