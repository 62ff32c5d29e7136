"""Global search: one question to every room's search source."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from jinxi_portal.kernel import slots

#: Hits shown of one room on the page, and among the suggestions.
MOST_HITS = 20
MOST_SUGGESTIONS = 5
LONGEST_WORDS = 80


@dataclass(frozen=True)
class HitGroup:
    """What one room found."""

    key: str
    label: Any
    hits: Sequence[slots.SearchHit]


def find(user: Any, words: str, limit: int) -> list[HitGroup]:
    """The rooms that found something. Every source looks only at what the user may see."""
    words = " ".join(words.split())[:LONGEST_WORDS]
    if not words:
        return []
    groups = []
    for source in sorted(slots.search, key=lambda source: source.order):
        hits = list(islice(source.find(user, words, limit), limit))
        if hits:
            groups.append(HitGroup(source.key, source.label, hits))
    return groups
