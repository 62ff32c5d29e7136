"""How a text file is written: its encoding and what stands between the columns.

The encoding is proved over the whole file, not guessed from its first lines; where two readings are possible
``certain`` is false and a person is asked.
"""

import codecs
import csv
import io
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from jinxi_portal.sheets.reading.refusal import FileRefused

_PIECE = 1 << 20
_BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
DELIMITERS = (",", "\t", ";")
#: A share of plain GB2312 characters below this means that GB18030 only *could* read the bytes.
_PLAUSIBLE = 0.9


@dataclass(frozen=True)
class TextFormat:
    encoding: str
    delimiter: str
    certain: bool = True
    #: Lines before the table that are not part of it: the ``sep=;`` hint of Excel.
    skip_lines: int = 0


def recognise_text(path: Path) -> TextFormat:
    """The encoding and delimiter of a text file.

    Raises:
        FileRefused: the file is binary, or its text cannot be read.
    """
    encoding, certain = _recognise_encoding(path)
    sample = _sample(path, encoding)
    first_line = sample.split("\n", 1)[0].strip().lower()
    if first_line.startswith("sep=") and len(first_line) == 5:
        return TextFormat(encoding, first_line[4], certain, skip_lines=1)
    return TextFormat(encoding, _recognise_delimiter(sample), certain)


def _recognise_encoding(path: Path) -> tuple[str, bool]:
    with path.open("rb") as file:
        head = file.read(_PIECE)
    for bom, encoding in _BOMS:
        if head.startswith(bom):
            return encoding, True
    if b"\0" in head:
        return _utf16_without_bom(head), True
    tally = _tally_lines(path)
    if tally.not_ascii == 0 or tally.utf8 == tally.not_ascii:
        return "utf-8", True
    # Chinese in GB18030 is hardly ever valid UTF-8: most lines valid means UTF-8 with some broken lines.
    if tally.utf8 * 2 > tally.not_ascii:
        return "utf-8", True
    if tally.gb18030 * 2 > tally.not_ascii:
        return "gb18030", tally.plausible
    raise FileRefused("text_undecodable", row=tally.first_unreadable)


@dataclass
class _Tally:
    not_ascii: int = 0
    utf8: int = 0
    gb18030: int = 0
    plain_characters: int = 0
    characters: int = 0
    first_unreadable: int = 0

    @property
    def plausible(self) -> bool:
        return self.plain_characters >= _PLAUSIBLE * self.characters


def _tally_lines(path: Path) -> _Tally:
    tally = _Tally()
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            if line.isascii():
                continue
            tally.not_ascii += 1
            if _decodes(line, "utf-8"):
                tally.utf8 += 1
            elif _decodes(line, "gb18030"):
                tally.gb18030 += 1
                if tally.characters < 20_000:
                    text = [character for character in line.decode("gb18030") if ord(character) > 127]
                    tally.characters += len(text)
                    tally.plain_characters += sum(_decodes_back(character) for character in text)
            elif not tally.first_unreadable:
                tally.first_unreadable = number
    return tally


def _decodes(line: bytes, encoding: str) -> bool:
    try:
        line.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _decodes_back(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def _utf16_without_bom(head: bytes) -> str:
    """UTF-16 of a table holds commas, digits and line ends, whose other byte is zero."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    for encoding, zeros, others in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if zeros > 10 * others and zeros * 20 > len(head) and _decodes(head[: len(head) & ~1][:4096], encoding):
            return encoding
    raise FileRefused("file_kind_unknown", found="BIN")


def _sample(path: Path, encoding: str) -> str:
    with path.open("rb") as file:
        head = file.read(256 * 1024)
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    text = decoder.decode(head)
    if sum(character < " " and character not in "\t\r\n\f" for character in text[:4096]) > 40:
        raise FileRefused("file_kind_unknown", found="BIN")
    return text


def _recognise_delimiter(sample: str) -> str:
    """The delimiter that cuts most of the first lines into the same number of columns, two or more."""
    best, best_score = ",", 0.0
    for delimiter in DELIMITERS:
        try:
            widths = Counter(len(row) for row in _first_rows(sample, delimiter) if any(cell.strip() for cell in row))
        except csv.Error:
            continue
        if not widths:
            continue
        score = sum(min(width, 30) * count for width, count in widths.items() if width > 1) / widths.total()
        steady = max((count for width, count in widths.items() if width > 1), default=0) / widths.total()
        if score * steady > best_score:
            best, best_score = delimiter, score * steady
    return best


def _first_rows(sample: str, delimiter: str, rows: int = 60) -> list[list[str]]:
    lines = io.StringIO(sample, newline="")
    found: list[list[str]] = []
    for row in csv.reader(lines, delimiter=delimiter):
        found.append(row)
        if len(found) == rows:
            break
    return found
