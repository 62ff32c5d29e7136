"""Whether the words of a standard contract stand in a text. Pure.

A sentence of the standard must stand word for word; what was filled in may be anything short. Blanks, line breaks and what runs
along every page of a PDF do not count. The coverage of the domain's rules counts workers with a valid *standard* contract.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

LONGEST_VALUE = 200
#: A line this short that comes on several pages is a running title or a page number.
LONGEST_RUNNING = 40
_PLACE = re.compile(r"\{[a-z][a-z0-9_]*\}")
_BLANK = re.compile(r"\s+|[\u200b\ufeff\u00ad]")
_ENDS = re.compile(r"(?<=[。！？；\n])")
_NUMBERS = re.compile(r"[0-9]+")


def has_clauses(text: str, clauses: Iterable[str]) -> bool:
    """Whether every sentence of the clauses stands in the text, in any order."""
    whole, without_running = _close(text), _close(_without_running(text))
    return all(
        sentence.search(whole) or sentence.search(without_running) for clause in clauses for sentence in _sought(clause)
    )


def _sought(clause: str) -> list[re.Pattern[str]]:
    """What to look for: one expression a sentence, with room for what is filled in."""
    found = []
    for sentence in _ENDS.split(clause):
        parts = [re.escape(_close(part)) for part in _PLACE.split(sentence)]
        if any(parts):
            found.append(re.compile(f".{{1,{LONGEST_VALUE}}}?".join(parts)))
    return found


def _close(text: str) -> str:
    return _BLANK.sub("", unicodedata.normalize("NFKC", text))


def _without_running(text: str) -> str:
    lines = text.splitlines()
    shapes = [_NUMBERS.sub("0", _close(line)) for line in lines]
    often = Counter(shapes)
    return "\n".join(
        line for line, shape in zip(lines, shapes, strict=True) if often[shape] < 2 or len(shape) > LONGEST_RUNNING
    )
