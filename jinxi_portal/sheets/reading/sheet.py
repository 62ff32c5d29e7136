"""A sheet: its name, whether it is hidden, and its rows as a stream."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from jinxi_portal.sheets.reading.cells import Cell
from jinxi_portal.sheets.reading.limits import LIMITS, Limits
from jinxi_portal.sheets.reading.refusal import FileRefused

#: Title, heading and subtotal rows are not counted against a person.
_BESIDE_THE_DATA = 5_000


class RawRow(NamedTuple):
    """One row as it stands in the file; ``number`` is the one a person sees beside it."""

    number: int
    cells: list[Cell]


class Sheet(ABC):
    def __init__(self, *, name: str, hidden: bool, limits: Limits = LIMITS) -> None:
        self.name = name
        self.hidden = hidden
        self.limits = limits
        self._rows_counted: int | None = None

    @abstractmethod
    def raw_rows(self) -> Iterator[RawRow]:
        """The rows in their order, empty ones may be left out; no limits checked."""

    @abstractmethod
    def _count(self) -> int: ...

    @property
    def row_count(self) -> int:
        """How many rows the file holds, for the progress; an estimate from above where counting would be reading."""
        if self._rows_counted is None:
            self._rows_counted = self._count()
        return self._rows_counted

    def rows(self) -> Iterator[RawRow]:
        """The rows within the limits, each cut after its last filled cell.

        Raises:
            FileRefused: more rows or columns than the limits allow, or the file breaks off.
        """
        filled = 0
        widest = self.limits.columns
        for row in self.raw_rows():
            cells = row.cells
            while cells and (cells[-1] is None or (isinstance(cells[-1], str) and not cells[-1].strip())):
                cells.pop()
            if cells:
                filled += 1
                if len(cells) > widest:
                    raise FileRefused("too_many_columns", sheet=self.name, column=len(cells), limit=widest)
                if filled > self.limits.rows + _BESIDE_THE_DATA:
                    raise FileRefused("too_many_rows", sheet=self.name, limit=self.limits.rows)
            yield row

    def first_rows(self, count: int) -> list[RawRow]:
        return list(islice(self.rows(), count))
