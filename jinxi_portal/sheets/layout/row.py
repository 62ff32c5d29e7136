"""One row of a sheet, understood."""

from collections.abc import Mapping

from jinxi_portal.sheets.columns import Cleaned, ColumnSpec
from jinxi_portal.sheets.kinds import SheetKind
from jinxi_portal.sheets.layout.rows_of_sheet import RowKind
from jinxi_portal.sheets.problems import Problem, Severity
from jinxi_portal.sheets.reading.cells import Cell
from jinxi_portal.sheets.reading.csv_sheet import UNREADABLE

_FORMULA_ERRORS = frozenset({"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#GETTING_DATA"})


class Row:
    """``number`` is the row's as a person sees it in the file, ``position`` counts the rows of data from 1.

    ``values`` holds what was understood by column key, ``extra`` the other columns by heading, ``written`` the cells of
    the understood columns as they stand in the file.
    """

    __slots__ = ("extra", "kind", "number", "position", "problems", "values", "written")

    def __init__(
        self,
        number: int,
        kind: RowKind,
        position: int = 0,
        values: dict[str, str] | None = None,
        extra: dict[str, str] | None = None,
        written: dict[str, str] | None = None,
        problems: list[Problem] | None = None,
    ) -> None:
        self.number = number
        self.kind = kind
        self.position = position
        self.values: dict[str, str] = values or {}
        self.extra: dict[str, str] = extra or {}
        self.written: dict[str, str] = written or {}
        self.problems: list[Problem] = problems or []

    @property
    def readable(self) -> bool:
        """Whether the row can go in as it is."""
        return can_go_in(self.problems)

    def __repr__(self) -> str:
        return f"<Row {self.number}: {self.kind.value}>"


def can_go_in(problems: list[Problem]) -> bool:
    return all(problem.severity is not Severity.ROW for problem in problems)


def clean_cell(spec: ColumnSpec, cell: Cell) -> Cleaned:
    """A cell of a known column, with the faults that any cell can have found first."""
    if isinstance(cell, str):
        if UNREADABLE in cell:
            return Cleaned(cell.replace(UNREADABLE, "").strip() if spec.key == "name" else "", "undecodable")
        if cell in _FORMULA_ERRORS:
            return Cleaned("", "formula_error")
    return spec.clean(cell)


def faults_of_row(kind: SheetKind, values: Mapping[str, str]) -> list[tuple[str, str]]:
    """What is missing, and what only the whole row can tell: (column key, code)."""
    found = [(spec.key, "missing") for spec in kind.required if not values.get(spec.key)]
    found.extend(kind.check_row(values))
    return found
