"""Staged rows, opened for the room that takes them."""

from collections.abc import Sequence

from django.db import connection

from jinxi_portal.kernel.sealing import current
from jinxi_portal.sheets.intake import StagedRow
from jinxi_portal.sheets.models import SheetImport
from jinxi_portal.sheets.models.sheet_row import ROW_LABEL, RowContent

_ROWS = """
    SELECT number, position, status, row_key, content, payload, codes FROM sheets_sheetrow
    WHERE sheet_import_id = %s AND number > %s AND status = ANY(%s)
    ORDER BY number LIMIT %s
"""


def open_rows(sheet_import: SheetImport, statuses: Sequence[str], *, after: int, most: int) -> list[StagedRow]:
    """The next rows of these statuses behind a row number."""
    with connection.cursor() as cursor:
        cursor.execute(_ROWS, [sheet_import.pk, after, [str(status) for status in statuses], most])
        found = cursor.fetchall()
    ring = current()
    rows = []
    for number, position, status, key, content, payload, codes in found:
        said = RowContent.read(ring.unseal(payload, ROW_LABEL))
        rows.append(
            StagedRow(number, position, status, bytes(key), bytes(content), said.values, said.extra, tuple(codes))
        )
    return rows
