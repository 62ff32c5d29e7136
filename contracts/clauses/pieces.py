"""A sentence in small pieces, with whoever is meant and every number put as one sign.

"甲方不付500元" and "公司不付八百元" have the same pieces where 甲方 is the employer. There are two sorts: *runs* of one to three signs,
and *pairs* of signs with one to three others between them (``甲‥付``). No piece runs over a pause.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from contracts.clauses.concepts import Span
from contracts.clauses.patterns import concept_words

#: Signs of a run, at most; signs from one end of a pair to the other, at most.
LONGEST, REACH = 3, 5
_ROLES = {"worker": "乙", "employer": "甲", "customer": "丙"}
_NUMBER = "[0-9一二三四五六七八九十百千万两]+"
_HEAD = re.compile(r"[（(]?(?:第?[0-9一二三四五六七八九十百.]+[条章款、.)）]|[0-9.]+)\s*")
_PAUSE = frozenset("，,。、；;：:“”\"'（）()《》 ")
Sign = tuple[str, int, int]
#: Without its number a heading is no longer than this.
HEADING = 5


@dataclass(frozen=True)
class Pieces:
    """The pieces of a sentence, each once; of a run also where it stands last."""

    runs: Mapping[str, Span]
    pairs: frozenset[str]


def pieces_of(plain: str, parties: Mapping[str, str]) -> Pieces:
    """The pieces of a sentence."""
    runs: dict[str, Span] = {}
    pairs: set[str] = set()
    for clause in _clauses(_signs(plain, tuple(sorted(parties.items())))):
        for first, (sign, start, end) in enumerate(clause):
            runs[sign] = (start, end)
            said = sign
            for following, _start, end in clause[first + 1 : first + LONGEST]:
                said += following
                runs[said] = (start, end)
            pairs.update(f"{sign}‥{other}" for other, _start, _end in clause[first + 2 : first + REACH])
    return Pieces(runs, frozenset(pairs))


def _clauses(signs: Sequence[Sign]) -> list[list[Sign]]:
    """The signs from one pause to the next."""
    clauses: list[list[Sign]] = [[]]
    for sign in signs:
        if sign[0] in _PAUSE:
            clauses.append([])
        else:
            clauses[-1].append(sign)
    return clauses


def is_heading(plain: str) -> bool:
    """Whether there is nothing but a number and a word or two: 第六章 离职."""
    return len(_HEAD.sub("", plain, count=1).strip()) <= HEADING


def _signs(plain: str, parties: tuple[tuple[str, str], ...]) -> list[Sign]:
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
