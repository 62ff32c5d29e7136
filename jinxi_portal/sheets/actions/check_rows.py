"""The worker's part of the check: read, compare, seal and stage; goes on where another worker stopped."""

from collections import Counter
from collections.abc import Mapping
from itertools import islice
from typing import Any

from django.db import transaction

from jinxi_portal.kernel import clock
from jinxi_portal.records.public import write_history
from jinxi_portal.sheets.actions.confirm import begin_admitting
from jinxi_portal.sheets.actions.locking import lock_import, move
from jinxi_portal.sheets.layout.chunk import Chunk, read_chunks
from jinxi_portal.sheets.models import SheetImport, SheetRow
from jinxi_portal.sheets.reading.refusal import FileRefused
from jinxi_portal.sheets.refusals import NothingToAdmit
from jinxi_portal.sheets.staging.chunks import stage
from jinxi_portal.sheets.staging.repeats import settle_repeats
from jinxi_portal.sheets.states import ImportState, RowStatus


class Overtaken(Exception):  # noqa: N818 - not an error
    """Another worker is further on, or a person has stopped or changed the reading."""


def check_rows(*, import_id: int, most_chunks: int | None = None) -> SheetImport | None:
    """Read the file chunk by chunk, each in a transaction that also notes how far it came.

    Safe to call at any time and twice at once: who finds that another was faster stops. ``most_chunks`` stops early, for
    tests of the going on. None when there is nothing to do (any more).
    """
    sheet_import = SheetImport.objects.filter(pk=import_id, state=ImportState.CHECKING).first()
    if sheet_import is None:
        return None
    try:
        book = sheet_import.open()
        sheet = book.sheet(sheet_import.sheet_name)
        kind, layout = sheet_import.kind, sheet_import.layout
        if not sheet_import.rows_total:
            _note_total(sheet_import, sheet.row_count)
        for chunk in islice(read_chunks(sheet, layout, kind, after=sheet_import.last_row), most_chunks):
            sheet_import = _take(sheet_import, chunk)
        if most_chunks is not None:
            return sheet_import
        return _finish(sheet_import)
    except FileRefused as refused:
        return _refuse(sheet_import, refused)
    except Overtaken:
        return None


def _still_ours(sheet_import: SheetImport) -> SheetImport:
    locked = lock_import(sheet_import)
    at = (locked.state, locked.attempt, locked.last_row)
    if at != (ImportState.CHECKING, sheet_import.attempt, sheet_import.last_row):
        raise Overtaken
    return locked


def _note_total(sheet_import: SheetImport, total: int) -> None:
    with transaction.atomic():
        locked = _still_ours(sheet_import)
        locked.rows_total, locked.touched_at = total, clock.now()
        locked.save(update_fields=["rows_total", "touched_at"])
    sheet_import.rows_total = total


def _take(sheet_import: SheetImport, chunk: Chunk) -> SheetImport:
    with transaction.atomic():
        locked = _still_ours(sheet_import)
        counts = stage(locked, locked.kind, chunk)
        locked.counts = added(locked.counts, counts)
        locked.rows_read += chunk.seen
        locked.rows_total = max(locked.rows_total, locked.rows_read)
        locked.last_row = chunk.last_number
        locked.touched_at = clock.now()
        locked.save(update_fields=["counts", "rows_read", "rows_total", "last_row", "touched_at"])
    return locked


def _finish(sheet_import: SheetImport) -> SheetImport:
    with transaction.atomic():
        locked = _still_ours(sheet_import)
        locked.counts = added(locked.counts, settle_repeats(locked, locked.kind))
        locked.rows_total = locked.rows_read
        intake = locked.kind.intake
        locked.missing = intake.missing(locked, limit=0).count if intake is not None else 0
        locked.is_whole = not locked.missing or (intake is not None and intake.asks_whether_whole)
        move(locked, ImportState.CHECKED, "check")
        locked.save()
        facts = {status.value: locked.count_of(status) for status in RowStatus if status is not RowStatus.MENDED}
        write_history(subject=locked, verb="sheets.checked", by=None, facts={"rows": locked.rows_of_data, **facts})
        if locked.without_asking:
            _go_on_without_asking(locked)
    return locked


def _go_on_without_asking(locked: SheetImport) -> None:
    try:
        begin_admitting(locked, by=locked.sent_by, is_whole=locked.is_whole, with_doubtful=True)
    except NothingToAdmit:
        return  # every row is the same as before, or none can be read: there the list stays, and says so


def _refuse(sheet_import: SheetImport, refused: FileRefused) -> SheetImport | None:
    with transaction.atomic():
        locked = lock_import(sheet_import)
        if (locked.state, locked.attempt) != (ImportState.CHECKING, sheet_import.attempt):
            return None
        SheetRow.objects.filter(sheet_import=locked).delete()
        locked.refusal = {"code": refused.code, "facts": {key: _plain(value) for key, value in refused.facts.items()}}
        locked.counts = {}
        move(locked, ImportState.REFUSED, "check")
        locked.save()
        write_history(subject=locked, verb="sheets.refused", by=None)
    return locked


def _plain(value: Any) -> Any:
    return value if isinstance(value, int | str) else str(value)


def added(before: Mapping[str, int], more: Mapping[str, int]) -> dict[str, int]:
    total = Counter(before)
    total.update(more)
    return {key: count for key, count in total.items() if count}
