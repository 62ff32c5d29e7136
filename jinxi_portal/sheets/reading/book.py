"""A file as an office sends it: open it, see its sheets."""

from dataclasses import dataclass, field
from pathlib import Path

from jinxi_portal.sheets.reading.calamine_sheet import calamine_sheets
from jinxi_portal.sheets.reading.csv_sheet import CsvSheet
from jinxi_portal.sheets.reading.formats import FileFormat, recognise
from jinxi_portal.sheets.reading.limits import LIMITS, Limits
from jinxi_portal.sheets.reading.refusal import FileRefused
from jinxi_portal.sheets.reading.sheet import Sheet
from jinxi_portal.sheets.reading.text_format import TextFormat, recognise_text
from jinxi_portal.sheets.reading.xlsx_sheet import xlsx_sheets


@dataclass(frozen=True)
class Book:
    path: Path
    format: FileFormat
    sheets: tuple[Sheet, ...]
    #: Set for text files only; ``text.certain`` is false when a person should look at the first lines.
    text: TextFormat | None = field(default=None)

    @property
    def visible_sheets(self) -> tuple[Sheet, ...]:
        """The sheets a person sees when opening the file; hidden ones are read only when chosen by name."""
        return tuple(sheet for sheet in self.sheets if not sheet.hidden)

    def sheet(self, name: str) -> Sheet:
        """A sheet by its name, hidden or not.

        Raises:
            FileRefused: there is no such sheet.
        """
        for sheet in self.sheets:
            if sheet.name == name:
                return sheet
        raise FileRefused("sheet_missing", sheet=name)


def open_book(
    path: Path | str,
    *,
    name: str | None = None,
    text: TextFormat | None = None,
    limits: Limits = LIMITS,
    thorough: bool = True,
) -> Book:
    """Open a file by its content.

    ``name`` is what the sheet of a text file is called (the name under which it was sent), ``text`` says how a text
    file is written when a person has decided; ``thorough=False`` is for a file that was opened before.

    Raises:
        FileRefused: with a stable code and a sentence saying what to do.
    """
    path = Path(path)
    found = recognise(path, limits=limits, thorough=thorough)
    if found is FileFormat.CSV:
        text = text or recognise_text(path)
        sheet = CsvSheet(path, text, limits)
        sheet.name = name or path.stem
        return Book(path, found, (sheet,), text)
    sheets = xlsx_sheets(path, limits) if found is FileFormat.XLSX else calamine_sheets(path, found, limits)
    if not sheets:
        raise FileRefused("file_damaged")
    return Book(path, found, tuple(sheets))
