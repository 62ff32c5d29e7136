"""The one sheet of a text file, read row by row."""

import csv
from collections.abc import Iterator
from pathlib import Path

from jinxi_portal.sheets.reading.cells import WITHOUT_SEPARATORS
from jinxi_portal.sheets.reading.limits import LIMITS, Limits
from jinxi_portal.sheets.reading.refusal import FileRefused
from jinxi_portal.sheets.reading.sheet import RawRow, Sheet
from jinxi_portal.sheets.reading.text_format import TextFormat

#: What stands where bytes could not be read; cells that hold it are reported with their row.
UNREADABLE = "\ufffd"

csv.field_size_limit(1 << 20)


class CsvSheet(Sheet):
    def __init__(self, path: Path, text: TextFormat, limits: Limits = LIMITS) -> None:
        super().__init__(name=path.stem, hidden=False, limits=limits)
        self._path = path
        self._text = text

    def raw_rows(self) -> Iterator[RawRow]:
        with self._path.open(encoding=self._text.encoding, errors="replace", newline="") as file:
            for _ in range(self._text.skip_lines):
                file.readline()
            lines = (line.translate(WITHOUT_SEPARATORS) for line in file) if self._has_separators() else file
            reader = csv.reader(lines, delimiter=self._text.delimiter)
            number = self._text.skip_lines
            try:
                for cells in reader:
                    number += 1
                    yield RawRow(number, cells)  # type: ignore[arg-type]  # a list of texts is a list of cells
            except csv.Error:
                raise FileRefused("quote_not_closed", row=number + 1) from None

    def _has_separators(self) -> bool:
        """One quick look through the file: such characters are hardly ever there."""
        with self._path.open("rb") as file:
            while piece := file.read(1 << 20):
                if any(sign in piece for sign in (b"\x1d", b"\x1e", b"\x1f")):
                    return True
        return False

    def _count(self) -> int:
        """Lines of the file: no fewer than its rows, and cheap."""
        lines, last = 0, b""
        with self._path.open("rb") as file:
            while piece := file.read(1 << 20):
                lines += piece.count(b"\n")
                last = piece
        if self._text.encoding.startswith("utf-16"):
            return lines + 1
        return lines + (not last.endswith(b"\n"))
