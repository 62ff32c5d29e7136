"""A sentence in small pieces: runs of one to three characters, with whoever is meant and every number put as one sign.

"甲方不付500元" and "公司不付八百元" have the same pieces where 甲方 is the employer.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from contracts.clauses.concepts import Span
from contracts.clauses.patterns import concept_words

LONGEST = 3
_ROLES = {"worker": "乙", "employer": "甲", "customer": "丙"}
_NUMBER = "[0-9一二三四五六七八九十百千万两]+"
_HEAD = re.compile(r"[（(]?(?:第?[0-9一二三四五六七八九十百.]+[条章款、.)）]|[0-9.]+)\s*")
_PAUSE = frozenset("，,。、；;：:“”\"'（）()《》 ")
Piece = tuple[str, Span]
#: Without its number a heading is no longer than this.
HEADING = 5


def pieces_of(plain: str, parties: Mapping[str, str]) -> Iterator[Piece]:
    """The pieces of a sentence and where they stand; a piece never runs over a pause."""
    signs = _signs(plain, tuple(sorted(parties.items())))
    count = len(signs)
    for first in range(count):
        said = ""
        for last in range(first, min(first + LONGEST, count)):
            sign, _start, end = signs[last]
            if sign in _PAUSE:
                break
            said += sign
            yield said, (signs[first][1], end)


def is_heading(plain: str) -> bool:
    """Whether there is nothing but a number and a word or two: 第六章 离职."""
    return len(_HEAD.sub("", plain, count=1).strip()) <= HEADING


def _signs(plain: str, parties: tuple[tuple[str, str], ...]) -> list[tuple[str, int, int]]:
    head = _HEAD.match(plain)
    place = head.end() if head else 0
    signs = [("^", place, place)]
    for match in _meant(parties).finditer(plain, place):
        signs += [(plain[at], at, at + 1) for at in range(place, match.start())]
        signs.append((_ROLES.get(match.lastgroup or "", "#"), match.start(), match.end()))
        place = match.end()
    signs += [(plain[at], at, at + 1) for at in range(place, len(plain))]
    return [*signs, ("$", len(plain), len(plain))]


@lru_cache(maxsize=32)
def _meant(parties: tuple[tuple[str, str], ...]) -> re.Pattern[str]:
    """Words for the parties, by role, and numbers."""
    groups = [f"(?P<number>{_NUMBER})"]
    for role in _ROLES:
        words = {*concept_words()[role], *(f"{label}方" for label, whose in parties if whose == role)}
        said = "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
        groups.append(f"(?P<{role}>{said})")
    return re.compile("|".join(groups))
