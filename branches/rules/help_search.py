"""Finding Chinese text by pairs of neighbouring characters. Pure; ADR 1063 says why pairs."""

import re

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


def _pairs(word: str) -> list[str]:
    return [word] if len(word) < LONGEST else [word[at : at + LONGEST] for at in range(len(word) - LONGEST + 1)]
