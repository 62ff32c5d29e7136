"""Step three: which column is which."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from jinxi_portal.accounts.public import guarded
from jinxi_portal.kernel.masks import mask_any
from jinxi_portal.sheets.actions.choosing import layout_of
from jinxi_portal.sheets.actions.map_columns import map_columns
from jinxi_portal.sheets.layout.guess import Layout
from jinxi_portal.sheets.models import SheetImport
from jinxi_portal.sheets.people_columns import SERIAL
from jinxi_portal.sheets.policy import POLICY
from jinxi_portal.sheets.refusals import Refusal
from jinxi_portal.sheets.states import ImportState, MoveNotAllowed
from jinxi_portal.sheets.views.finding import find_import
from jinxi_portal.sheets.wizard import COLUMNS, steps


@require_http_methods(["GET", "HEAD", "POST"])
@guarded(POLICY, "map_columns")
def columns(request: HttpRequest, number: str) -> HttpResponse:
    found = find_import(request, number)
    if not found.table:
        return redirect("sheets:sheet", number=found.number)
    if found.state not in (ImportState.MAPPING, ImportState.CHECKED):
        return redirect(found)
    chosen: dict[str, str | None] | None = None
    refusal: Refusal | None = None
    if request.method == "POST":
        chosen = _said(request, found.layout, found)
        try:
            map_columns(sheet_import=found, mapping=chosen, by=request.user)
            return redirect(found)
        except Refusal as refused:
            refusal = refused
        except MoveNotAllowed as refused:
            messages.error(request, str(refused.sentence))
            return redirect(found)
    return render(request, "sheets/columns.html", _context(found, chosen, refusal), status=422 if refusal else 200)


def _said(request: HttpRequest, layout: Layout, found: SheetImport) -> dict[str, str | None]:
    known = {*found.kind.by_key, SERIAL.key}
    said = {column.heading: request.POST.get(f"column-{column.index}", "") for column in layout.columns}
    return {heading: key if key in known else None for heading, key in said.items()}


def _context(found: SheetImport, chosen: dict[str, str | None] | None, refusal: Refusal | None) -> dict[str, Any]:
    """Guessed anew from the file, so that questions and samples are there; what was confirmed before wins."""
    layout = layout_of(found.open(), found.sheet_name, found.table["header_row"], found.kind, found.sender_key)
    kept = {column.heading: column.key for column in found.layout.columns}
    keys = chosen or kept
    options = [("", ""), (SERIAL.key, SERIAL.label), *((spec.key, spec.label) for spec in found.kind.columns)]
    return {
        "import": found,
        "steps": steps(found, COLUMNS),
        "refusal": refusal,
        "questions": [] if chosen else layout.questions,
        "required": [spec.label for spec in found.kind.required],
        "options": options,
        "lines": [
            {
                "column": column,
                "samples": [mask_any(sample)[:40] for sample in column.samples],
                "key": keys.get(column.heading) or "",
                "why": column.why.value,
            }
            for column in layout.columns
        ],
        "policy": POLICY,
    }
