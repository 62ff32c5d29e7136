"""The cells of a piece of a sheet's XML, as (row, cells) with values as a person sees them."""

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from jinxi_portal.sheets.reading.cells import Cell, exact_number
from jinxi_portal.sheets.reading.refusal import FileRefused
from jinxi_portal.sheets.reading.xml_text import unescaped

# What Excel, WPS, LibreOffice and the usual libraries write; anything else goes the slower way below.
_USUAL = re.compile(
    r'<row r="(\d+)"[^>]*>'
    r'|<c r="([A-Z]{1,3})\d+"(?: s="(\d+)")?(?: t="([a-zA-Z]+)")?'
    r"(?:/>|>(?:<f(?: [^>]*)?(?:(?<=/)>|>[^<]*</f>))?(?:<v>([^<]*)</v>|<v ?/>|<is>(.*?)</is>)?</c>)",
    re.DOTALL,
)
_ANY = re.compile(r"<row\b([^>]*)>|<c\b([^>]*?)(?:/>|>(.*?)</c>)", re.DOTALL)
_ATTRIBUTE = re.compile(r"""([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_VALUE = re.compile(r"<v\b[^>]*>([^<]*)</v>")
_INLINE = re.compile(r"<is\b[^>]*>(.*?)</is>", re.DOTALL)
_TEXTS = re.compile(r"<t\b[^>]*>([^<]*)</t>")
_PHONETIC = re.compile(r"<rPh\b.*?</rPh>", re.DOTALL)
_LAST_COLUMN = 16_384
_KNOWN_STRINGS = 20_000


class Token(NamedTuple):
    """A row begins (``row`` is set) or a cell of it."""

    row: str
    column: str
    style: str
    kind: str
    value: str
    inline: str


def tokens(text: str) -> Iterator[Token] | list[tuple[str, str, str, str, str, str]]:
    found: list[tuple[str, str, str, str, str, str]] = _USUAL.findall(text)
    if len(found) == text.count("<c ") + text.count("<row ") + text.count("<c>") + text.count("<row>"):
        return found
    return _slow_tokens(text)


def _slow_tokens(text: str) -> Iterator[Token]:
    for row, cell, inner in ((m.group(1), m.group(2), m.group(3)) for m in _ANY.finditer(text)):
        if row is not None:
            yield Token(_attributes(row).get("r", "+"), "", "", "", "", "")
            continue
        attributes = _attributes(cell)
        value = _VALUE.search(inner or "")
        inline = _INLINE.search(inner or "")
        yield Token(
            "",
            attributes.get("r", "+").rstrip("0123456789") or "+",
            attributes.get("s", ""),
            attributes.get("t", ""),
            value.group(1) if value else "",
            inline.group(1) if inline else "",
        )


def _attributes(text: str) -> dict[str, str]:
    return {name: double or single for name, double, single in _ATTRIBUTE.findall(text)}


def text_of_runs(inner: str) -> str:
    """The text of a shared or inline string: its runs together, without reading aids."""
    if "<rPh" in inner:
        inner = _PHONETIC.sub("", inner)
    texts = _TEXTS.findall(inner)
    return unescaped(texts[0] if len(texts) == 1 else "".join(texts))


def column_number(letters: str) -> int:
    """``A`` is 0, ``XFD`` is 16383."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    if not 0 < number <= _LAST_COLUMN:
        raise FileRefused("file_damaged")
    return number - 1


class CellReader:
    """Turns tokens into rows; holds what a sheet needs from its workbook."""

    def __init__(self, *, string: Callable[[int], str], date_styles: frozenset[int], from_1904: bool) -> None:
        self._string = string
        self._date_styles = {str(number) for number in date_styles}
        self._epoch = datetime(1904, 1, 1) if from_1904 else datetime(1899, 12, 30)  # noqa: DTZ001 - a sheet has no zone
        self._from_1904 = from_1904
        self._columns: dict[str, int] = {}
        #: Strings met lately, by the number in the file as text: most sheets repeat a few words all the way down.
        self._known: dict[str, str] = {}
        self.number = 0
        self.cells: list[Cell] = []
        self._begun = False

    def read(self, text: str) -> Iterator[tuple[int, list[Cell]]]:
        """The finished rows of a piece of XML; the last one waits for the next piece or ``finish``."""
        columns, value_of, known = self._columns, self._value, self._known
        cells = self.cells
        for row, column, style, kind, value, inline in tokens(text):
            if row:
                if self._begun:
                    yield self.number, cells
                cells = self.cells = []
                self._begun = True
                self.number = self.number + 1 if row == "+" else int(row)
                continue
            at = columns.get(column)
            if at is None:
                at = len(cells) if column == "+" else columns.setdefault(column, column_number(column))
            width = len(cells)
            if at > width:
                cells.extend([None] * (at - width))
            cell: Cell
            if kind == "s":
                cell = known.get(value)
                if cell is None:
                    cell = self._shared(value)
            elif value or inline:
                cell = value_of(style, kind, value, inline)
            else:
                cell = None
            if at >= width:
                cells.append(cell)
            else:
                cells[at] = cell

    def finish(self) -> Iterator[tuple[int, list[Cell]]]:
        if self._begun:
            yield self.number, self.cells

    def _shared(self, value: str) -> str | None:
        if not value:
            return None
        try:
            text = self._string(int(value))
        except (ValueError, IndexError):
            raise FileRefused("file_damaged") from None
        if len(self._known) > _KNOWN_STRINGS:
            self._known.clear()
        if text:
            self._known[value] = text
        return text or None

    def _value(self, style: str, kind: str, value: str, inline: str) -> Cell:
        if kind in {"", "n"}:
            return self._number(style, value)
        if kind == "inlineStr":
            return text_of_runs(inline) or None
        if kind == "b":
            return value.strip() == "1"
        if kind == "d":
            return _iso(value)
        return unescaped(value) or None

    def _number(self, style: str, value: str) -> Cell:
        try:
            number = exact_number(value.strip())
        except ValueError:
            return unescaped(value) or None
        if style in self._date_styles:
            return self._moment(number)
        return number

    def _moment(self, serial: int | float) -> Cell:
        if not 0 <= serial < 2_958_466:
            return serial
        if not self._from_1904 and 1 <= serial < 60:
            serial += 1  # Excel believes in 29 February 1900
        moment = self._epoch + timedelta(days=serial)
        moment = (moment + timedelta(microseconds=500_000)).replace(microsecond=0)
        if serial < 1 and not self._from_1904:
            return moment.time()
        return moment.date() if moment.time() == time() else moment


def _iso(value: str) -> Cell:
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return value or None
    return date(moment.year, moment.month, moment.day) if moment.time() == time() else moment
