"""Headings as offices write them: with spaces inside, in brackets, with a slash, asterisk or line break."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from jinxi_portal.sheets.columns import ColumnSpec
from jinxi_portal.sheets.people_columns import SERIAL

_SPACES = re.compile(r"\s+")
_BRACKETS = re.compile(r"[(\[【<〔].*?[)\]】>〕]")
_EDGES = "*:：,，.。、;；#★☆_-"
_PARTS = re.compile(r"[/\\、|]|或者|或|及|和")
#: An alias inside a longer heading counts for less, and must be long enough to mean something.
_SHORTEST_INSIDE = 2


@lru_cache(maxsize=4096)
def plain_heading(text: str) -> str:
    """The heading without spaces, brackets' contents or marks; small letters; half width."""
    text = _SPACES.sub("", unicodedata.normalize("NFKC", text)).lower()
    shortened = _BRACKETS.sub("", text).strip(_EDGES)
    return shortened or text.strip(_EDGES + "()[]【】")


def fit(heading: str, column: ColumnSpec) -> float:
    """How well a heading names a column: 1 for its very words, 0 for something else."""
    plain = plain_heading(heading)
    if not plain:
        return 0.0
    aliases = _plain_aliases(column.aliases)
    if plain in aliases:
        return 1.0
    parts = [part for part in _PARTS.split(plain) if part]
    if len(parts) > 1 and any(part in aliases for part in parts):
        return 0.9
    inside = max((len(alias) for alias in aliases if len(alias) >= _SHORTEST_INSIDE and alias in plain), default=0)
    return 0.4 + 0.4 * inside / len(plain) if inside else 0.0


@lru_cache(maxsize=512)
def _plain_aliases(aliases: tuple[str, ...]) -> frozenset[str]:
    return frozenset(plain_heading(alias) for alias in aliases)


def best_fit(heading: str, columns: Sequence[ColumnSpec]) -> float:
    return max((fit(heading, column) for column in (*columns, SERIAL)), default=0.0)
