"""Step two: which sheet, and where its headings are."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from jinxi_portal.accounts.public import guarded
from jinxi_portal.kernel.masks import mask_any
from jinxi_portal.sheets.actions.choose_sheet import choose_sheet
from jinxi_portal.sheets.layout.guess import column_letters
from jinxi_portal.sheets.layout.table import find_header
from jinxi_portal.sheets.models import SheetImport
from jinxi_portal.sheets.policy import POLICY
from jinxi_portal.sheets.reading.book import Book, open_book
from jinxi_portal.sheets.reading.cells import text_of
from jinxi_portal.sheets.reading.refusal import FileRefused
from jinxi_portal.sheets.reading.sheet import RawRow, Sheet
from jinxi_portal.sheets.reading.text_format import DELIMITERS, TextFormat
from jinxi_portal.sheets.states import ImportState, MoveNotAllowed
from jinxi_portal.sheets.views.finding import find_import
from jinxi_portal.sheets.wizard import SHEET, steps

_PREVIEWED, _WIDEST = 12, 12
ENCODINGS = {
    "utf-8": "UTF-8",
    "gb18030": gettext_lazy("GB18030（简体中文）"),
    "big5": gettext_lazy("Big5（繁体中文）"),
    "utf-16": "UTF-16",
}
DELIMITER_NAMES = {",": gettext_lazy("逗号"), "\t": gettext_lazy("制表符"), ";": gettext_lazy("分号")}


@require_http_methods(["GET", "HEAD", "POST"])
@guarded(POLICY, "choose_sheet")
def sheet(request: HttpRequest, number: str) -> HttpResponse:
    found = find_import(request, number)
    said = request.POST if request.method == "POST" else request.GET
    text = _text_format(found, said)
    if request.method == "POST":
        header = said.get("header_row", "")
        try:
            choose_sheet(
                sheet_import=found,
                sheet_name=said.get("sheet", ""),
                header_row=int(header) if header.isascii() and header.isdigit() and len(header) < 8 else None,
                text=text,
                by=request.user,
            )
            return redirect("sheets:columns", number=found.number)
        except (FileRefused, MoveNotAllowed) as refused:
            messages.error(request, str(refused))
            if isinstance(refused, MoveNotAllowed):
                return redirect(found)
    if found.state in (ImportState.ADMITTING, ImportState.ADMITTED, ImportState.WITHDRAWN, ImportState.DISCARDED):
        return redirect(found)
    return render(request, "sheets/sheet.html", _context(found, said.get("sheet", ""), text))


def _text_format(found: SheetImport, said: Any) -> TextFormat | None:
    """What a person says about a text file; what the first look found where he says nothing."""
    if not found.text:
        return None
    encoding = said.get("encoding") if said.get("encoding") in ENCODINGS else found.text["encoding"]
    delimiter = said.get("delimiter") if said.get("delimiter") in DELIMITERS else found.text["delimiter"]
    return TextFormat(encoding, delimiter, True, found.text["skip_lines"])


def _context(found: SheetImport, chosen: str, text: TextFormat | None) -> dict[str, Any]:
    book: Book = open_book(found.path, name=found.file_name.rsplit(".", 1)[0], text=text, thorough=False)
    by_name = {each.name: each for each in book.sheets}
    shown: Sheet = by_name.get(chosen) or by_name.get(found.sheet_name) or (book.visible_sheets or book.sheets)[0]
    here = reverse("sheets:sheet", args=[found.number])
    rows = [row for row in shown.first_rows(80) if row.cells]
    header = _header_row(found, shown, rows)
    width = min(max((len(row.cells) for row in rows), default=0), _WIDEST)
    return {
        "import": found,
        "steps": steps(found, SHEET),
        "here": here,
        "sheets": [{"sheet": each, "current": each is shown} for each in book.sheets],
        "shown": shown,
        "letters": [column_letters(index) for index in range(width)],
        "hidden_columns": max((len(row.cells) for row in rows), default=0) - width,
        "preview": [_line(row, width, header) for row in rows[:_PREVIEWED]],
        "header": header,
        "text": text,
        "encodings": ENCODINGS.items(),
        "delimiters": DELIMITER_NAMES.items(),
        "unsure": bool(found.text) and not found.text["certain"],
        "refused": found.why_refused,
        "policy": POLICY,
    }


def _header_row(found: SheetImport, shown: Sheet, rows: list[RawRow]) -> int:
    if found.table and found.sheet_name == shown.name:
        return int(found.table["header_row"])
    guessed = find_header(rows, found.kind.columns)
    return guessed.number if guessed is not None else (rows[0].number if rows else 0)


def _line(row: RawRow, width: int, header: int) -> dict[str, Any]:
    cells = [mask_any(text_of(cell)) for cell in row.cells[:width]]
    cells += [""] * (width - len(cells))
    label = _("第 %(row)s 行") % {"row": row.number}
    return {"number": row.number, "cells": cells, "is_header": row.number == header, "label": label}
