"""What inspections look at: the portal's own list, read from the file beside this one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from contracts.clauses.patterns import law_names

_ITEMS = Path(__file__).parent / "items.yaml"
SHIPPED = 1


@dataclass(frozen=True)
class Item:
    """``ground`` as it is printed: laws with their articles; ``demand`` is asked for when the item is not met."""

    key: str
    text: str
    ground: str
    demand: str


@dataclass(frozen=True)
class Checklist:
    number: int
    items: tuple[Item, ...]


@cache
def shipped_checklist() -> Checklist:
    return Checklist(SHIPPED, items_from(yaml.safe_load(_ITEMS.read_text(encoding="utf-8"))))


def items_from(said: Iterable[Mapping[str, Any]]) -> tuple[Item, ...]:
    """Items as they are written in the data: the ground as ``grounds`` (laws by key), or ready made as ``ground``."""
    return tuple(
        Item(each["key"], each["text"], each.get("ground") or _printed(each["grounds"]), each["demand"])
        for each in said
    )


def _printed(grounds: Iterable[Mapping[str, str]]) -> str:
    return "；".join(_law(law_names()[each["law"]], each.get("article", "")) for each in grounds)


def _law(name: str, article: str) -> str:
    """A law's name in its marks; what stands in brackets behind the name stays behind it."""
    title, bracket, rest = name.partition("（")
    return f"《{title}》{bracket}{rest}" + (f"第{article}条" if article else "")
