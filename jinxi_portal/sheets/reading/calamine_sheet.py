"""Sheets of .xls and .ods workbooks, read by calamine, which unpacks a sheet whole.

An .xls holds at most 65,536 rows; an .ods says "this cell a million times" in a few bytes, so its repeats are
added up before calamine unpacks them.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path

import python_calamine

from jinxi_portal.sheets.reading.cells import WITHOUT_SEPARATORS, Cell
from jinxi_portal.sheets.reading.formats import FileFormat
from jinxi_portal.sheets.reading.limits import LIMITS, Limits
from jinxi_portal.sheets.reading.refusal import FileRefused
from jinxi_portal.sheets.reading.sheet import RawRow, Sheet

_MOST_CELLS = 20_000_000


class CalamineSheet(Sheet):
    def __init__(self, path: Path, index: int, *, name: str, hidden: bool, limits: Limits) -> None:
        super().__init__(name=name, hidden=hidden, limits=limits)
        self._path = path
        self._index = index

    def _open(self) -> python_calamine.CalamineSheet:
        try:
            with _open(self._path) as book:
                return book.get_sheet_by_index(self._index)
        except (python_calamine.CalamineError, OSError, ValueError):
            raise FileRefused("file_damaged") from None

    def raw_rows(self) -> Iterator[RawRow]:
        sheet = self._open()
        self._rows_counted = sheet.total_height
        if sheet.start is None:
            return
        first_row, first_column = sheet.start
        before: list[Cell] = [None] * first_column
        merges = _vertical_merges(sheet)
        above: dict[int, Cell] = {}
        for number, cells in enumerate(sheet.iter_rows(), first_row + 1):
            row = before + [_plain(cell) for cell in cells]
            for column in merges.get(number, ()):
                if column < len(row) and row[column] is None:
                    row[column] = above.get(column)
            above = dict(enumerate(row)) if merges else above
            yield RawRow(number, row)

    def _count(self) -> int:
        return self._open().total_height


def _open(path: Path) -> python_calamine.CalamineWorkbook:
    # Given a path, calamine believes the name; given the bytes, it looks at them.
    return python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(path.read_bytes()))


def _vertical_merges(sheet: python_calamine.CalamineSheet) -> dict[int, list[int]]:
    """Rows (from 1) whose cell belongs to the one above it."""
    merges: dict[int, list[int]] = {}
    for (top, left), (bottom, _right) in sheet.merged_cell_ranges or ():
        for row in range(top + 1, bottom + 1):
            merges.setdefault(row + 1, []).append(left)
    return merges


def _plain(cell: object) -> Cell:
    if isinstance(cell, str):
        return (cell if cell.isprintable() else cell.translate(WITHOUT_SEPARATORS)) or None
    if isinstance(cell, bool):
        return cell
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return int(cell)
    if isinstance(cell, datetime):
        return cell.date() if cell.time() == time() else cell
    if isinstance(cell, int | float | date | time):
        return cell
    if isinstance(cell, timedelta):
        return str(cell)
    return None


def calamine_sheets(path: Path, found: FileFormat, limits: Limits = LIMITS) -> list[Sheet]:
    if found is FileFormat.ODS:
        _refuse_endless_repeats(path, limits)
    try:
        with _open(path) as book:
            metadata = list(book.sheets_metadata)
    except python_calamine.PasswordError:
        raise FileRefused("file_encrypted") from None
    except (python_calamine.CalamineError, OSError, ValueError):
        raise FileRefused("file_damaged") from None
    return [
        CalamineSheet(
            path,
            index,
            name=sheet.name,
            hidden=sheet.visible != python_calamine.SheetVisibleEnum.Visible,
            limits=limits,
        )
        for index, sheet in enumerate(metadata)
        if sheet.typ == python_calamine.SheetTypeEnum.WorkSheet
    ]


_ODS_TOKEN = re.compile(
    rb"<table:table-row\b([^>]*)>|<table:(?:covered-)?table-cell\b([^>]*?)(/?)>|(</table:table-row>)"
)
_ROWS_REPEATED = re.compile(rb'number-rows-repeated="(\d+)"')
_COLUMNS_REPEATED = re.compile(rb'number-columns-repeated="(\d+)"')


def _refuse_endless_repeats(path: Path, limits: Limits) -> None:
    """Add up the cells that the repeats of an .ods stand for; empty ones at the end of a row cost nothing."""
    cells = 0
    times, width, filled = 1, 0, 0
    with zipfile.ZipFile(path) as archive, archive.open("content.xml") as part:
        waiting = b""
        while piece := part.read(1 << 20):
            waiting += piece
            cut = waiting.rfind(b">") + 1
            for row, cell, closed, ended in _ODS_TOKEN.findall(waiting[:cut]):
                if ended:
                    cells += times * filled
                    if cells > _MOST_CELLS:
                        raise FileRefused(
                            "file_squeezed", ratio=limits.squeeze_ratio, limit=limits.unpacked_bytes >> 20
                        )
                elif cell or closed:
                    repeated = _COLUMNS_REPEATED.search(cell)
                    width += int(repeated.group(1)) if repeated else 1
                    if not closed:
                        filled = width
                else:
                    repeated = _ROWS_REPEATED.search(row)
                    times, width, filled = int(repeated.group(1)) if repeated else 1, 0, 0
            waiting = waiting[cut:]
