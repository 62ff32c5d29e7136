"""Mend cells of a row in place."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from jinxi_portal.kernel import clock
from jinxi_portal.kernel.sealing import current
from jinxi_portal.records.public import write_history
from jinxi_portal.sheets.actions.check_rows import added
from jinxi_portal.sheets.actions.locking import lock_import
from jinxi_portal.sheets.kinds import SheetKind
from jinxi_portal.sheets.layout.row import Row, clean_cell, faults_of_row
from jinxi_portal.sheets.layout.rows_of_sheet import RowKind
from jinxi_portal.sheets.models import SheetImport, SheetRow
from jinxi_portal.sheets.models.sheet_row import RowContent, stored_problems
from jinxi_portal.sheets.policy import POLICY
from jinxi_portal.sheets.problems import Problem
from jinxi_portal.sheets.reading.cells import WITHOUT_SEPARATORS
from jinxi_portal.sheets.refusals import RowNotThere
from jinxi_portal.sheets.staging.chunks import status_of
from jinxi_portal.sheets.staging.digests import content_of, row_key
from jinxi_portal.sheets.states import MENDABLE, ImportState, MoveNotAllowed, RowStatus, check_move


def mend_row(*, sheet_import: SheetImport, number: int, cells: Mapping[str, str], by: Any) -> SheetRow:
    """Put new texts into cells (column key -> text) of a row that has problems, and look at the row again.

    Before the confirmation the row takes its place among the others; after it, a row without problems waits to follow.

    Raises:
        RowNotThere: there is no such row, or nothing in it can be mended.
        MoveNotAllowed: the worker is at it, or the import has ended.
    """
    with transaction.atomic():
        locked = lock_import(sheet_import)
        POLICY.require(by, "mend_row", locked)
        _check_state(locked)
        row = SheetRow.objects.select_for_update().filter(sheet_import=locked, number=number).first()
        if row is None or row.status not in MENDABLE or _is_in(locked, row):
            raise RowNotThere(number)
        before, codes_before = row.status, list(row.codes)
        mended = mended_row(locked, row.number, row.said(), cells)
        _put(locked, row, mended, by)
        changes = {before: -1}
        changes[row.status] = changes.get(row.status, 0) + 1
        for code in codes_before:
            changes[f"code:{code}"] = changes.get(f"code:{code}", 0) - 1
        for code in row.codes:
            changes[f"code:{code}"] = changes.get(f"code:{code}", 0) + 1
        locked.counts = added(locked.counts, changes)
        locked.touched_at = clock.now()
        locked.save(update_fields=["counts", "touched_at"])
        write_history(subject=locked, verb="sheets.row_mended", by=by, facts={"row": number})
    return row


def _check_state(locked: SheetImport) -> None:
    if locked.state not in (ImportState.CHECKED, ImportState.ADMITTED):
        check_move(locked.number, locked.state, ImportState.CHECKED, "mend_row")


def _is_in(locked: SheetImport, row: SheetRow) -> bool:
    """Doubtful rows that went in with the others are mended where they are now, not here."""
    return locked.state == ImportState.ADMITTED and row.status == RowStatus.DOUBTFUL and locked.with_doubtful


def mended_row(sheet_import: SheetImport, number: int, said: RowContent, cells: Mapping[str, str]) -> Row:
    """The row with the new texts, cleaned and checked as if the file had said so; other cells keep their problems."""
    kind, layout = sheet_import.kind, sheet_import.layout
    headings = {column.key: column.heading for column in layout.columns if column.key}
    row = Row(number, RowKind.DATA, 0, dict(said.values), dict(said.extra), dict(said.written))
    for key, text in cells.items():
        if key in kind.by_key:
            row.written[key] = text.translate(WITHOUT_SEPARATORS).strip()
    for key, text in row.written.items():
        if (spec := kind.by_key.get(key)) is None:
            continue
        value, fault = clean_cell(spec, text or None)
        row.values[key] = value
        if fault is not None:
            row.problems.append(Problem(number, headings.get(key) or str(spec.label), spec.mask(text), fault))
    for key, code in faults_of_row(kind, row.values):
        spec = kind.by_key[key]
        masked = spec.mask(row.written.get(key, "")) if code != "missing" else ""
        row.problems.append(Problem(number, headings.get(key) or str(spec.label), masked, code))
    return row


def _put(locked: SheetImport, row: SheetRow, mended: Row, by: Any) -> None:
    kind: SheetKind = locked.kind
    ring = current()
    row.row_key = row_key(ring, kind, mended.values)
    row.content = content_of(ring, kind, mended.values, mended.extra)
    standing = kind.intake.standing(locked, [row.row_key]) if kind.intake is not None else {}
    status = status_of(row.row_key, row.content, standing, readable=mended.readable, clean=not mended.problems)
    if locked.state == ImportState.ADMITTED and status not in (RowStatus.UNREADABLE, RowStatus.SAME):
        status = RowStatus.MENDED
    row.status = status
    row.payload = RowContent(mended.values, mended.extra, mended.written).as_text()
    row.problems = stored_problems(mended.problems)
    row.codes = sorted({problem.code for problem in mended.problems})
    row.has_problems = bool(row.problems)
    row.mended_at, row.mended_by = clock.now(), by
    row.save()


__all__ = ["MoveNotAllowed", "mend_row", "mended_row"]
