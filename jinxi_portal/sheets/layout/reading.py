"""Rows of a sheet with cleaned values and the problems of their cells."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from jinxi_portal.sheets.columns import Cleaned, ColumnSpec
from jinxi_portal.sheets.kinds import SheetKind
from jinxi_portal.sheets.layout.guess import Layout
from jinxi_portal.sheets.layout.rows_of_sheet import RowKind, row_reader
from jinxi_portal.sheets.problems import Problem, Severity
from jinxi_portal.sheets.reading.cells import Cell, text_of
from jinxi_portal.sheets.reading.csv_sheet import UNREADABLE
from jinxi_portal.sheets.reading.refusal import FileRefused
from jinxi_portal.sheets.reading.sheet import Sheet

_FORMULA_ERRORS = frozenset({"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#GETTING_DATA"})


@dataclass(slots=True)
class Row:
    """One row: ``number`` as a person sees it in the file, ``position`` counted over the rows of data from 1.

    ``values`` holds what was understood by column key, ``extra`` the other columns by heading, ``written`` the cells of
    the understood columns as they stand in the file.
    """

    number: int
    kind: RowKind
    position: int = 0
    values: dict[str, str] = field(default_factory=dict)
    extra: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    written: dict[str, str] = field(default_factory=dict)

    @property
    def readable(self) -> bool:
        """Whether the row can go in as it is."""
        return all(problem.severity is not Severity.ROW for problem in self.problems)


def clean_cell(spec: ColumnSpec, cell: Cell) -> Cleaned:
    """A cell of a known column, with the faults that any cell can have found first."""
    if isinstance(cell, str):
        if UNREADABLE in cell:
            return Cleaned(cell.replace(UNREADABLE, "").strip() if spec.key == "name" else "", "undecodable")
        if cell in _FORMULA_ERRORS:
            return Cleaned("", "formula_error")
    return spec.clean(cell)


def check_values(kind: SheetKind, row: Row, headings: dict[str, str]) -> None:
    """What is missing, and what only the whole row can tell."""
    for spec in kind.required:
        if not row.values.get(spec.key):
            row.problems.append(Problem(row.number, headings.get(spec.key) or str(spec.label), "", "missing"))
    for key, code in kind.check_row(row.values):
        spec = kind.by_key[key]
        masked = spec.mask(row.written.get(key, ""))
        row.problems.append(Problem(row.number, headings.get(key) or str(spec.label), masked, code))


def iter_rows(sheet: Sheet, layout: Layout, kind: SheetKind, *, after: int = 0) -> Iterator[Row]:
    """Every row of the sheet in its order, cleaned; rows that are no data come with their kind and nothing else.

    ``after`` goes on behind a row number that has been read before.

    Raises:
        FileRefused: too many rows or columns, the file breaks off, or there is no data below the headings.
    """
    kind_of = row_reader(layout)
    columns = _readers(layout, kind)
    others = [(c.index, c.heading) for c in layout.columns if c.key is None]
    headings = {c.key: c.heading for c in layout.columns if c.key}
    limit, position = sheet.limits.rows, 0
    for number, cells in sheet.rows():
        what = kind_of(number, cells)
        if what is not RowKind.DATA:
            if number > after:
                yield Row(number, what)
            continue
        position += 1
        if position > limit:
            raise FileRefused("too_many_rows", sheet=sheet.name, limit=limit)
        if number <= after:
            continue
        values: dict[str, str] = {}
        written: dict[str, str] = {}
        row = Row(number, what, position, values, {}, [], written)
        width = len(cells)
        for index, key, heading, clean, spec in columns:
            cell = cells[index] if index < width else None
            if cell is None:
                values[key] = ""
                continue
            value, fault = clean(cell)
            values[key] = value
            written[key] = cell if isinstance(cell, str) else text_of(cell)
            if fault is not None:
                row.problems.append(Problem(number, heading, spec.mask(cell), fault))
        for index, heading in others:
            if index < width and (text := text_of(cells[index])):
                row.extra[heading] = text
        check_values(kind, row, headings)
        yield row
    if not position:
        raise FileRefused("no_data", sheet=sheet.name, row=layout.header_row)


def _readers(layout: Layout, kind: SheetKind) -> list[tuple[int, str, str, Callable[[Cell], Cleaned], ColumnSpec]]:
    return [
        (column.index, column.key, column.heading, _reader(spec), spec)
        for column in layout.columns
        if column.key and (spec := kind.by_key.get(column.key))
    ]


def _reader(spec: ColumnSpec) -> Callable[[Cell], Cleaned]:
    """Cleaning with a short memory: most columns repeat their words. What tells a person apart is not remembered."""
    if not spec.sensitive and spec.key != "name":
        return lru_cache(maxsize=8192, typed=True)(lambda cell: clean_cell(spec, cell))
    clean = spec.clean

    def read(cell: Cell) -> Cleaned:
        cleaned = clean(cell)
        return cleaned if cleaned.problem is None else clean_cell(spec, cell)

    return read
