"""A column that a kind of sheet knows: its words, how its contents look, how a cell is cleaned."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from jinxi_portal.kernel.masks import mask_any
from jinxi_portal.sheets.reading.cells import Cell, text_of


class Cleaned(NamedTuple):
    """The value to keep (empty when there is none) and the code of what is wrong with the cell, if anything."""

    value: str
    problem: str | None = None


EMPTY = Cleaned("")


def clean_text(cell: Cell) -> Cleaned:
    return Cleaned(text_of(cell))


@dataclass(frozen=True)
class ColumnSpec:
    """``recognise`` says whether a filled cell looks like one of this column; None when contents say nothing.

    ``plain`` matches texts that are clean as they stand: most of a long list. Cells of sensitive columns, and of those
    with ``plain``, are not remembered while reading; of the others repeated words are.
    """

    key: str
    label: Any
    aliases: tuple[str, ...] = ()
    clean: Callable[[Cell], Cleaned] = clean_text
    recognise: Callable[[Cell], bool] | None = None
    plain: re.Pattern[str] | None = None
    required: bool = False
    sensitive: bool = False
    mask: Callable[[Cell], str] = mask_any

    def needed(self) -> "ColumnSpec":
        """The same column where a kind cannot do without it."""
        return replace(self, required=True)
