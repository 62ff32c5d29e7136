"""Say which sheet holds the list and which row its headings."""

from dataclasses import asdict
from typing import Any

from django.db import transaction

from jinxi_portal.records.public import write_history
from jinxi_portal.sheets.actions.choosing import layout_of
from jinxi_portal.sheets.actions.locking import lock_import, move
from jinxi_portal.sheets.actions.reading_again import forget_rows
from jinxi_portal.sheets.models import SheetImport
from jinxi_portal.sheets.policy import POLICY
from jinxi_portal.sheets.reading.text_format import TextFormat
from jinxi_portal.sheets.states import ImportState


def choose_sheet(
    *,
    sheet_import: SheetImport,
    sheet_name: str,
    by: Any,
    header_row: int | None = None,
    text: TextFormat | None = None,
) -> SheetImport:
    """``header_row`` is the row's number in the file, 0 for "no headings", None to have it guessed; ``text`` says how a
    text file is written. What was staged before is read anew later.

    Raises:
        FileRefused: no such sheet, or no table in it.
        MoveNotAllowed: the rows are going in, or went in already.
    """
    with transaction.atomic():
        locked = lock_import(sheet_import)
        POLICY.require(by, "choose_sheet", locked)
        move(locked, ImportState.MAPPING, "choose_sheet")
        if text is not None and locked.text:
            locked.text = asdict(text)
        layout = layout_of(locked.open(), sheet_name, header_row, locked.kind, locked.sender_key)
        locked.keep_layout(layout)
        forget_rows(locked)
        locked.attempt += 1
        locked.save()
        write_history(subject=locked, verb="sheets.sheet_chosen", by=by, facts={"header_row": layout.header_row})
    return locked
