"""The kinds of sheets the portal can take. Rooms register theirs from ``portal.py``: ``kinds.register(SheetKind(...))``."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from jinxi_portal.kernel.registry import Registry
from jinxi_portal.sheets.columns import ColumnSpec

if TYPE_CHECKING:
    from jinxi_portal.sheets.intake import Intake


_WHOLE = re.compile(r"[0-9]{6}(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9X]")


def _nothing(values: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    return ()


def people_key(values: Mapping[str, str]) -> tuple[str, ...]:
    """What makes a person the same in the next list: the whole ID number; else the name with what else is known.

    A number without a possible birth date does not: such as 000000000000000000 are filled in for whole villages.
    """
    number = values.get("id_number", "")
    if _WHOLE.fullmatch(number):
        return ("id", number)
    name, mobile = values.get("name", ""), values.get("mobile", "")
    if mobile and "*" not in mobile:
        return ("mobile", name, mobile)
    return (
        "rest",
        name,
        number,
        mobile,
        *(values.get(key, "") for key in ("id_last4", "birth", "community", "address")),
    )


@dataclass(frozen=True)
class SheetKind:
    """What a list is about: its columns, and what only the whole row can tell.

    ``check_row`` gets the cleaned values and answers with (column key, problem code) pairs. ``row_key`` gives the parts
    that make a row the same in the next list; they are digested. ``intake`` is what the room does with the rows; a kind
    without one can be read but not imported.
    """

    key: str
    title: Any
    columns: tuple[ColumnSpec, ...]
    check_row: Callable[[Mapping[str, str]], Iterable[tuple[str, str]]] = field(default=_nothing)
    row_key: Callable[[Mapping[str, str]], tuple[str, ...]] = field(default=people_key)
    intake: "Intake | None" = None
    #: What the upload page says above the file.
    hint: Any = ""

    @cached_property
    def by_key(self) -> dict[str, ColumnSpec]:
        return {column.key: column for column in self.columns}

    @cached_property
    def required(self) -> tuple[ColumnSpec, ...]:
        return tuple(column for column in self.columns if column.required)


kinds: Registry[SheetKind] = Registry("kinds of sheets")
