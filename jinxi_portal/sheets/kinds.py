"""The kinds of sheets the portal can take. Rooms register theirs from ``portal.py``: ``kinds.register(SheetKind(...))``."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from jinxi_portal.kernel.registry import Registry
from jinxi_portal.sheets.columns import ColumnSpec


def _nothing(values: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    return ()


@dataclass(frozen=True)
class SheetKind:
    """What a list is about: its columns, and what only the whole row can tell.

    ``check_row`` gets the cleaned values and answers with (column key, problem code) pairs.
    """

    key: str
    title: Any
    columns: tuple[ColumnSpec, ...]
    check_row: Callable[[Mapping[str, str]], Iterable[tuple[str, str]]] = field(default=_nothing)

    @cached_property
    def by_key(self) -> dict[str, ColumnSpec]:
        return {column.key: column for column in self.columns}

    @cached_property
    def required(self) -> tuple[ColumnSpec, ...]:
        return tuple(column for column in self.columns if column.required)


kinds: Registry[SheetKind] = Registry("kinds of sheets")
