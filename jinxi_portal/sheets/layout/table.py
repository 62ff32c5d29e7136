"""Finding the row of headings: title rows, filling-in notes and blank rows above it are passed over."""

from collections.abc import Sequence
from itertools import pairwise

from jinxi_portal.sheets.columns import ColumnSpec
from jinxi_portal.sheets.layout.headings import best_fit
from jinxi_portal.sheets.reading.cells import Cell, is_blank, text_of
from jinxi_portal.sheets.reading.sheet import RawRow

_LOOK_AT = 60
_LONGEST_HEADING = 30
_SURE = 0.75


def find_header(rows: Sequence[RawRow], columns: Sequence[ColumnSpec]) -> RawRow | None:
    """The row that names most columns; of several (a two-row heading) the last one that names as many."""
    best: RawRow | None = None
    best_score = 0.0
    for row in rows[:_LOOK_AT]:
        score = _score(row.cells, columns)
        if score > best_score or (best is not None and score == best_score and row.number == best.number + 1):
            best, best_score = row, score
    return best or _above_the_data(rows[:_LOOK_AT], columns)


def _above_the_data(rows: Sequence[RawRow], columns: Sequence[ColumnSpec]) -> RawRow | None:
    """A row of short words, one of them a known heading, right above the first row that holds a number of a person."""
    for above, below in pairwise(rows):
        if any(_looks_like_data(cell, columns) for cell in below.cells if isinstance(cell, str) and cell.strip()):
            words = [cell for cell in above.cells if not is_blank(cell)]
            plain = [word for word in words if isinstance(word, str) and len(word.strip()) <= _LONGEST_HEADING]
            known = any(best_fit(word, columns) >= _SURE for word in plain)
            return above if known and len(plain) == len(words) > 1 else None
    return None


def _score(cells: Sequence[Cell], columns: Sequence[ColumnSpec]) -> float:
    filled = [cell for cell in cells if not is_blank(cell)]
    if not filled:
        return 0.0
    headings = [cell for cell in filled if isinstance(cell, str) and len(cell.strip()) <= _LONGEST_HEADING]
    known = sum(best_fit(heading, columns) >= _SURE for heading in headings)
    like_data = sum(_looks_like_data(cell, columns) for cell in filled)
    if known < min(2, len(filled)) or known <= like_data:
        return 0.0
    return known - like_data


def _looks_like_data(cell: Cell, columns: Sequence[ColumnSpec]) -> bool:
    if not isinstance(cell, str):
        return True
    if any(character.isdigit() for character in cell):
        return any(column.sensitive and column.recognise and column.recognise(cell) for column in columns)
    return False


def first_of_data(rows: Sequence[RawRow], columns: Sequence[ColumnSpec]) -> RawRow | None:
    """In a list without headings: the first row that holds an ID number or a mobile number."""
    recognisers = [column.recognise for column in columns if column.sensitive and column.recognise]
    for row in rows[:_LOOK_AT]:
        if any(recognise(cell) for cell in row.cells if text_of(cell) for recognise in recognisers):
            return row
    return None
