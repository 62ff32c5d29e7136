"""A sheet of an .xlsx workbook as a stream: memory does not grow with its rows."""

import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from jinxi_portal.sheets.reading.cells import Cell
from jinxi_portal.sheets.reading.limits import LIMITS, Limits
from jinxi_portal.sheets.reading.refusal import FileRefused
from jinxi_portal.sheets.reading.sheet import RawRow, Sheet
from jinxi_portal.sheets.reading.string_store import StringStore
from jinxi_portal.sheets.reading.xlsx_cells import CellReader, column_number, text_of_runs
from jinxi_portal.sheets.reading.xlsx_parts import SheetPart, WorkbookParts, workbook_parts
from jinxi_portal.sheets.reading.xml_text import find_part, pieces

_STRING = re.compile(r"<si\b[^>]*?(?:/>|>(.*?)</si>)", re.DOTALL)
_MERGE = re.compile(rb'<(?:\w+:)?mergeCell\b[^>]*?\bref="([A-Z]+)(\d+):([A-Z]+)(\d+)"')
_MOST_MERGES = 20_000


class SharedStrings:
    """The strings of a workbook, unpacked only as far as the sheet asks for them."""

    def __init__(self, archive: zipfile.ZipFile, part: str | None) -> None:
        entry = find_part(archive, part) if part else None
        self._more = self._read(archive, entry) if entry else iter(())
        self._store = StringStore()

    def __call__(self, number: int) -> str:
        try:
            return self._store[number]
        except IndexError:
            self._read_as_far_as(number)
            return self._store[number]

    def _read_as_far_as(self, number: int) -> None:
        while number >= len(self._store):
            texts = next(self._more, None)
            if texts is None:
                raise IndexError(number)
            for text in texts:
                self._store.append(text)

    @staticmethod
    def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[list[str]]:
        for piece in pieces(archive, entry, "</si>"):
            yield [text_of_runs(inner) for inner in _STRING.findall(piece)]

    def close(self) -> None:
        self._store.close()


class XlsxSheet(Sheet):
    def __init__(self, path: Path, parts: WorkbookParts, sheet: SheetPart, limits: Limits = LIMITS) -> None:
        super().__init__(name=sheet.name, hidden=sheet.hidden, limits=limits)
        self._path = path
        self._parts = parts
        self._part = sheet.part
        #: Cells merged over several rows: first row -> (last row, column).
        self._merges: dict[int, list[tuple[int, int]]] | None = None

    def raw_rows(self) -> Iterator[RawRow]:
        merges = self._survey()
        with zipfile.ZipFile(self._path) as archive:
            strings = SharedStrings(archive, self._parts.strings)
            try:
                reader = CellReader(
                    string=strings, date_styles=self._parts.date_styles, from_1904=self._parts.from_1904
                )
                rows = self._read(archive, reader)
                yield from _filled_down(rows, merges) if merges else (RawRow(*row) for row in rows)
            finally:
                strings.close()

    def _read(self, archive: zipfile.ZipFile, reader: CellReader) -> Iterator[tuple[int, list[Cell]]]:
        for piece in pieces(archive, self._entry(archive), "</row>"):
            yield from reader.read(piece)
        yield from reader.finish()

    def _entry(self, archive: zipfile.ZipFile) -> zipfile.ZipInfo:
        entry = find_part(archive, self._part)
        if entry is None:
            raise FileRefused("file_damaged")
        return entry

    def _count(self) -> int:
        self._survey()
        return self._rows_counted or 0

    def _survey(self) -> dict[int, list[tuple[int, int]]]:
        """Unpack the sheet once without parsing it: count its rows, find the merged cells at its end."""
        if self._merges is None:
            rows, tail = 0, b""
            try:
                with zipfile.ZipFile(self._path) as archive, archive.open(self._entry(archive)) as part:
                    while piece := part.read(1 << 20):
                        seen = tail[-8:]  # a tag may lie across two pieces
                        piece = seen + piece
                        rows += sum(piece.count(end) - seen.count(end) for end in (b"/row>", b":row>"))
                        at = piece.rfind(b"row>")
                        tail = piece[at:] if at >= 0 else tail + piece[len(seen) :]
            except (zipfile.BadZipFile, EOFError, OSError):
                raise FileRefused("file_damaged") from None
            self._rows_counted = rows
            self._merges = _vertical_merges(tail)
        return self._merges


def _vertical_merges(tail: bytes) -> dict[int, list[tuple[int, int]]]:
    merges: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for left, top, _right, bottom in _MERGE.findall(tail)[:_MOST_MERGES]:
        if int(bottom) > int(top):
            merges[int(top)].append((int(bottom), column_number(left.decode())))
    return merges


def _filled_down(rows: Iterator[tuple[int, list[Cell]]], merges: dict[int, list[tuple[int, int]]]) -> Iterator[RawRow]:
    """A cell merged over several rows stands in each of them, as a person sees it."""
    open_merges: dict[int, tuple[int, Cell]] = {}
    for number, cells in rows:
        for column, (last, value) in list(open_merges.items()):
            if number > last:
                del open_merges[column]
            elif value is not None:
                if column >= len(cells):
                    cells.extend([None] * (column + 1 - len(cells)))
                if cells[column] is None:
                    cells[column] = value
        for last, column in merges.get(number, ()):
            open_merges[column] = (last, cells[column] if column < len(cells) else None)
        yield RawRow(number, cells)


def xlsx_sheets(path: Path, limits: Limits = LIMITS) -> list[Sheet]:
    with zipfile.ZipFile(path) as archive:
        parts = workbook_parts(archive)
    return [XlsxSheet(path, parts, sheet, limits) for sheet in parts.sheets]
