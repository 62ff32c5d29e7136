"""Finding Chinese text by pairs of neighbouring characters. Pure; ADR 1063 says why pairs."""

import re
from typing import Any

from jinxi_portal.kernel.half_width import to_half_width

_WORDS = re.compile(r"[^\W_]+")
LONGEST = 2


def pairs_of(text: str) -> list[str]:
    """Every pair of neighbouring characters within a word, once, and the words of one character."""
    found: dict[str, None] = {}
    for word in words_of(text):
        for pair in _pairs(word):
            found[pair] = None
    return list(found)


def words_of(text: str) -> list[str]:
    """Runs of letters, digits and characters, without case and full-width forms."""
    return _WORDS.findall(to_half_width(text).casefold())


def searchable(text: str) -> dict[str, Any]:
    """What a row keeps to be found by: ``plain`` and ``pairs``."""
    return {"plain": " ".join(words_of(text)), "pairs": pairs_of(text)}


def with_words(rows: Any, text: str) -> Any:
    """Of a queryset of rows that keep ``plain`` and ``pairs`` those in which every word stands; first by the index, then by the word."""
    for word in words_of(text):
        if len(word) >= LONGEST:
            rows = rows.filter(pairs__contains=pairs_of(word))
        rows = rows.filter(plain__contains=word)
    return rows


def _pairs(word: str) -> list[str]:
    return [word] if len(word) < LONGEST else [word[at : at + LONGEST] for at in range(len(word) - LONGEST + 1)]
