"""Staged rows, opened for the room that takes them."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection

from jinxi_portal.kernel.sealing import current
from jinxi_portal.sheets.intake import StagedRow
from jinxi_portal.sheets.models import SheetImport
from jinxi_portal.sheets.models.sheet_row import ROW_LABEL, RowContent
from jinxi_portal.sheets.staging.listed import stood

_ROWS = """
    SELECT number, position, status, row_key, content, payload, codes FROM sheets_sheetrow
    WHERE sheet_import_id = %s AND number > %s AND status = ANY(%s)
    ORDER BY number LIMIT %s
"""
_ROWS_BY_KEY = """
    SELECT number, position, status, row_key, content, payload, codes FROM sheets_sheetrow
    WHERE sheet_import_id = %s AND row_key = ANY(%s) AND status = ANY(%s)
    ORDER BY number
"""
_Found = Iterable[tuple[Any, ...]]


def open_rows(sheet_import: SheetImport, statuses: Sequence[str], *, after: int, most: int) -> list[StagedRow]:
    """The next rows of these statuses behind a row number."""
    with connection.cursor() as cursor:
        cursor.execute(_ROWS, [sheet_import.pk, after, [str(status) for status in statuses], most])
        return _opened(cursor.fetchall())


def open_rows_of(sheet_import: SheetImport, keys: Sequence[bytes]) -> list[StagedRow]:
    """Of these row keys the rows as a list that has gone in said them."""
    with connection.cursor() as cursor:
        cursor.execute(_ROWS_BY_KEY, [sheet_import.pk, list(keys), [str(status) for status in stood(sheet_import)]])
        return _opened(cursor.fetchall())


def _opened(found: _Found) -> list[StagedRow]:
    ring = current()
    rows = []
    for number, position, status, key, content, payload, codes in found:
        said = RowContent.read(ring.unseal(payload, ROW_LABEL))
        rows.append(
            StagedRow(number, position, status, bytes(key), bytes(content), said.values, said.extra, tuple(codes))
        )
    return rows
