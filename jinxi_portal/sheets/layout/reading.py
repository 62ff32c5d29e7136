"""Rows of a sheet one by one, for readers that want no more."""

from collections.abc import Iterator
from itertools import chain

from jinxi_portal.sheets.kinds import SheetKind
from jinxi_portal.sheets.layout.chunk import Chunk, read_chunks
from jinxi_portal.sheets.layout.guess import Layout
from jinxi_portal.sheets.layout.row import Row
from jinxi_portal.sheets.layout.rows_of_sheet import RowKind
from jinxi_portal.sheets.reading.sheet import Sheet

_AT_ONCE = 500


def iter_rows(sheet: Sheet, layout: Layout, kind: SheetKind, *, after: int = 0) -> Iterator[Row]:
    """Every row of the sheet in its order, cleaned; rows that are no data come with their kind and nothing else.

    ``after`` goes on behind a row number that has been read before.

    Raises:
        FileRefused: too many rows or columns, the file breaks off, or there is no data below the headings.
    """
    return chain.from_iterable(_rows(chunk) for chunk in read_chunks(sheet, layout, kind, after=after, size=_AT_ONCE))


def _rows(chunk: Chunk) -> list[Row]:
    rows = [Row(number, kind) for number, kind in chunk.others]
    for place, values in enumerate(chunk.values):
        rows.append(
            Row(
                chunk.rows[place].number,
                RowKind.DATA,
                chunk.first_position + place,
                values,
                chunk.kept(place),
                chunk.written(place),
                chunk.problems.get(place),
            )
        )
    return sorted(rows, key=lambda row: row.number) if chunk.others else rows
