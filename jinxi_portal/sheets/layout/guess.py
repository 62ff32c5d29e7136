"""Which column is which, guessed from headings and contents; every guess can be changed by a person."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext_lazy as _

from jinxi_portal.sheets.columns import ColumnSpec
from jinxi_portal.sheets.kinds import SheetKind
from jinxi_portal.sheets.layout.headings import fit, plain_heading
from jinxi_portal.sheets.layout.table import find_header, first_of_data
from jinxi_portal.sheets.people_columns import SERIAL
from jinxi_portal.sheets.reading.cells import Cell, is_blank, text_of
from jinxi_portal.sheets.reading.refusal import FileRefused
from jinxi_portal.sheets.reading.sheet import RawRow, Sheet

_SAMPLE = 300
_LOOKS_RIGHT = 0.6
_LOOKS_WRONG = 0.15
_REPEATED = "\0"


class Why(StrEnum):
    HEADING = "heading"
    CONTENTS = "contents"
    REMEMBERED = "remembered"
    CHOSEN = "chosen"
    NOTHING = "nothing"


@dataclass(frozen=True)
class GuessedColumn:
    """A column of the sheet; ``key`` is the column of the kind it stands for, None when it is kept as it is."""

    index: int
    heading: str
    key: str | None
    why: Why = Why.NOTHING
    samples: tuple[str, ...] = ()


_QUESTIONS: dict[str, Any] = {
    "two_headings": _(
        "有两列都叫“%(heading)s”：第 %(first)s 列当作“%(heading)s”，第 %(second)s 列另存为“%(kept)s”。请确认。"
    ),
    "two_columns_fit": _("“%(heading)s”和“%(other)s”都像“%(label)s”，现在用的是“%(heading)s”。请确认。"),
    "contents_disagree": _("“%(heading)s”列里的内容看起来是“%(label)s”。请确认。"),
    "guessed_by_contents": _("“%(heading)s”列是按内容认作“%(label)s”的。请确认。"),
    "no_headings": _("这张表没有表头，各列是按内容认的。请确认。"),
    "required_missing": _("没有找到“%(label)s”这一列。请指出是哪一列。"),
}


@dataclass(frozen=True)
class Question:
    """What a person should look at before the sheet is read."""

    code: str
    facts: Mapping[str, object] = field(default_factory=dict)

    @property
    def sentence(self) -> str:
        return str(_QUESTIONS[self.code]) % self.facts


@dataclass(frozen=True)
class Layout:
    """``header_row`` is the row's number in the file, 0 when the list has no headings."""

    sheet: str
    header_row: int
    columns: tuple[GuessedColumn, ...]
    questions: tuple[Question, ...] = ()
    first_data_row: int = 1

    @property
    def mapping(self) -> dict[str, str | None]:
        """Heading -> key, the form in which a mapping is remembered and given."""
        return {column.heading: column.key for column in self.columns}

    @property
    def certain(self) -> bool:
        return not self.questions

    def index_of(self, key: str) -> int | None:
        return next((column.index for column in self.columns if column.key == key), None)

    def mapped(self, mapping: Mapping[str, str | None], why: Why = Why.CHOSEN) -> "Layout":
        """The layout with a person's (or a remembered) mapping; headings it does not name keep their guess.

        A column of the kind belongs to one column of the sheet: what the mapping takes, guesses lose.
        """
        taken = {key for heading, key in mapping.items() if key and any(c.heading == heading for c in self.columns)}
        columns = []
        for column in self.columns:
            if column.heading in mapping:
                columns.append(replace(column, key=mapping[column.heading] or None, why=why))
            elif column.key in taken:
                columns.append(replace(column, key=None, why=Why.NOTHING))
            else:
                columns.append(column)
        return replace(self, columns=tuple(columns), questions=())


def guess_layout(sheet: Sheet, kind: SheetKind, *, header_row: int | None = None) -> Layout:
    """Where the table lies and which column is which.

    ``header_row`` is what a person chose: the number of the row in the file, 0 for "no headings".

    Raises:
        FileRefused: ``no_table`` when nothing looks like a table, ``no_data`` when only headings were found.
    """
    rows = sheet.first_rows(_SAMPLE)
    filled = [row for row in rows if row.cells]
    header = _chosen(filled, header_row) if header_row is not None else find_header(filled, kind.columns)
    if header is not None:
        below = [row for row in filled if row.number > header.number]
        if not below:
            raise FileRefused("no_data", sheet=sheet.name, row=header.number)
        return _named(sheet.name, header, below, kind)
    first = filled[0] if header_row == 0 and filled else first_of_data(filled, kind.columns)
    if first is None:
        raise FileRefused("no_table", sheet=sheet.name)
    below = [row for row in filled if row.number >= first.number]
    return _unnamed(sheet.name, below, kind)


def _chosen(rows: Sequence[RawRow], number: int) -> RawRow | None:
    return next((row for row in rows if row.number == number), None)


def _named(sheet: str, header: RawRow, below: Sequence[RawRow], kind: SheetKind) -> Layout:
    width = max(len(header.cells), *(len(row.cells) for row in below))
    headings, written, questions = _unique_headings([text_of(cell) for cell in header.cells], width)
    guesses = _assign(written, _contents(below, width), kind)
    questions += guesses.questions
    columns = _columns(headings, guesses, below)
    return Layout(sheet, header.number, columns, (*questions, *_missing(columns, kind)), below[0].number)


def _unnamed(sheet: str, below: Sequence[RawRow], kind: SheetKind) -> Layout:
    width = max(len(row.cells) for row in below)
    headings = [column_letters(index) for index in range(width)]
    guesses = _assign([""] * width, _contents(below, width), kind)
    columns = _columns(headings, guesses, below)
    return Layout(sheet, 0, columns, (Question("no_headings"), *_missing(columns, kind)), below[0].number)


def column_letters(index: int) -> str:
    """``A`` for 0, as the spreadsheet names it; also the heading of a column that has none."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _unique_headings(texts: Sequence[str], width: int) -> tuple[list[str], list[str], list[Question]]:
    """The columns' names, what is written above each (nothing for a repeated heading), and what to ask.

    A second 姓名 is kept as 姓名(2); a column without a heading is called by its letter.
    """
    seen: Counter[str] = Counter()
    first: dict[str, int] = {}
    names, written, questions = [], [], []
    for index in range(width):
        heading = "".join(texts[index].split()) if index < len(texts) else ""
        name = heading or column_letters(index)
        seen[name] += 1
        if seen[name] > 1:
            kept = f"{name}({seen[name]})"
            facts = {"heading": name, "first": column_letters(first[name]), "second": column_letters(index)}
            questions.append(Question("two_headings", {**facts, "kept": kept}))
            heading, name = _REPEATED, kept
        first.setdefault(name, index)
        names.append(name)
        written.append(heading)
    return names, written, questions


def _contents(rows: Sequence[RawRow], width: int) -> list[list[Cell]]:
    columns: list[list[Cell]] = [[] for _ in range(width)]
    for row in rows:
        for index, cell in enumerate(row.cells):
            if not is_blank(cell):
                columns[index].append(cell)
    return columns


@dataclass
class _Guesses:
    keys: dict[int, tuple[str, Why]] = field(default_factory=dict)
    questions: list[Question] = field(default_factory=list)


def _assign(headings: Sequence[str], contents: Sequence[Sequence[Cell]], kind: SheetKind) -> _Guesses:
    guesses = _Guesses()
    specs = (SERIAL, *kind.columns) if SERIAL.key not in kind.by_key else kind.columns
    scored = sorted(
        (
            (fit(heading, spec), _share(contents[index], spec), -order, index, spec)
            for index, heading in enumerate(headings)
            if heading and heading != _REPEATED
            for order, spec in enumerate(specs)
            if fit(heading, spec) >= 0.55
        ),
        key=lambda each: (round(each[0], 1), each[1] or 0.5, each[0], each[2]),
        reverse=True,
    )
    for score, _share_of, _order, index, spec in scored:
        if index in guesses.keys:
            continue
        rival = next((at for at, (key, _why) in guesses.keys.items() if key == spec.key), None)
        if rival is not None:
            if score == 1.0 and spec.key != SERIAL.key:
                facts = {"heading": headings[rival], "other": headings[index], "label": spec.label}
                guesses.questions.append(Question("two_columns_fit", facts))
            continue
        guesses.keys[index] = (spec.key, Why.HEADING)
    _ask_contents(headings, contents, kind, guesses)
    return guesses


def _ask_contents(
    headings: Sequence[str], contents: Sequence[Sequence[Cell]], kind: SheetKind, guesses: _Guesses
) -> None:
    """Sensitive columns show themselves by their contents: name what has no heading, doubt what has the wrong one."""
    telling = [
        spec for spec in kind.columns if spec.recognise and (spec.sensitive or spec.required or spec.key == "sex")
    ]
    for index, cells in enumerate(contents):
        if headings[index] == _REPEATED or (len(cells) < 2 and headings[index]):
            continue
        key, why = guesses.keys.get(index, (None, Why.NOTHING))
        own = kind.by_key.get(key or "")
        if why is Why.HEADING and (own is None or (_share(cells, own) or 1.0) > _LOOKS_WRONG):
            continue
        for spec in telling:
            if spec.key == key or (_share(cells, spec) or 0.0) < _LOOKS_RIGHT:
                continue
            if not spec.sensitive and key is not None:
                continue
            if any(taken == spec.key for taken, _why in guesses.keys.values()):
                continue
            if not spec.sensitive and headings[index]:
                continue  # a heading that says something else outweighs contents that many columns have
            facts = {"heading": headings[index] or column_letters(index), "label": spec.label}
            guesses.keys[index] = (spec.key, Why.CONTENTS)
            if headings[index]:
                guesses.questions.append(Question("contents_disagree" if key else "guessed_by_contents", facts))
            break


def _share(cells: Sequence[Cell], spec: ColumnSpec) -> float | None:
    """The share of filled cells that look like the column; None when contents cannot tell."""
    if spec.recognise is None or not cells:
        return None
    sample = cells[:100]
    return sum(bool(spec.recognise(cell)) for cell in sample) / len(sample)


def _columns(headings: Sequence[str], guesses: _Guesses, below: Sequence[RawRow]) -> tuple[GuessedColumn, ...]:
    columns = []
    for index, heading in enumerate(headings):
        key, why = guesses.keys.get(index, (None, Why.NOTHING))
        samples = [text_of(row.cells[index]) for row in below[:40] if index < len(row.cells)]
        columns.append(GuessedColumn(index, heading, key, why, tuple([text for text in samples if text][:3])))
    return tuple(columns)


def _missing(columns: Sequence[GuessedColumn], kind: SheetKind) -> list[Question]:
    found = {column.key for column in columns}
    return [Question("required_missing", {"label": spec.label}) for spec in kind.required if spec.key not in found]


__all__ = ["GuessedColumn", "Layout", "Question", "Why", "column_letters", "guess_layout", "plain_heading"]
