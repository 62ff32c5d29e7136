"""Sequences of concepts, and how they are found in a sentence: a small language that an officer can read and edit.

A *sequence* lists concepts (concepts.py) in the order in which they must stand in the sentence:

    worker injury !employer self_borne      four places; ``!employer``: no word of it between its neighbours
    injury|illness =最终解释权                 either of two concepts; ``=`` before words that are meant literally
    ~ injury not_liable !both               ``~``: in any order; ``!both``: no word of it anywhere in the sentence

Between two neighbours may stand up to ``gap`` characters.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from contracts.clauses.concepts import Concepts, Span, UnknownConcept

__all__ = ["Concepts", "Line", "Reader", "Span", "Term", "UnknownConcept", "sequence"]

USUAL_GAP = 30


@dataclass(frozen=True)
class Term:
    """One place of a sequence: words of any of ``concepts``; ``absent`` when they must not stand there."""

    concepts: tuple[str, ...]
    absent: bool = False


@dataclass(frozen=True)
class Line:
    """Concepts in the order in which they must stand; ``loose``: in any order."""

    terms: tuple[Term, ...]
    gap: int = USUAL_GAP
    loose: bool = False

    @cached_property
    def needed(self) -> tuple[tuple[str, ...], ...]:
        """What must stand there; what has fewest names first, as it is most often not there."""
        return tuple(sorted((term.concepts for term in self.terms if not term.absent), key=len))

    @cached_property
    def needed_names(self) -> frozenset[tuple[str, ...]]:
        return frozenset(self.needed)


def sequence(said: str | Mapping[str, object], gap: int = USUAL_GAP) -> Line:
    """Read a sequence as it is written in the data: a line, or ``{line: …, gap: 12}``."""
    line = said if isinstance(said, str) else str(said["line"])
    gap = gap if isinstance(said, str) else int(str(said.get("gap", gap)))
    loose = line.startswith("~")
    words = line.lstrip("~").split()
    terms = tuple(Term(tuple(word.lstrip("!").split("|")), absent=word.startswith("!")) for word in words)
    if not any(not term.absent for term in terms):
        raise ValueError(f"“{line}” asks for nothing that must stand there")
    return Line(terms, gap, loose)


class Reader:
    """Looks up the words of one sentence, each group of concepts at most once."""

    def __init__(self, concepts: Concepts, text: str) -> None:
        self._concepts = concepts
        self._text = text
        self._signs = frozenset(text)
        self._found: dict[tuple[str, ...], list[Span]] = {}
        self._nowhere: set[tuple[str, ...]] = set()

    def spans(self, names: tuple[str, ...]) -> list[Span]:
        found = self._found.get(names)
        if found is None:
            found = self._found[names] = self._concepts.spans(names, self._text, self._signs)
            if not found:
                self._nowhere.add(names)
        return found

    def first(self, sequences: Iterable[Line]) -> list[Span] | None:
        """Where the words of the first sequence that fits stand; None when none fits."""
        for wanted in sequences:
            # most sequences are ruled out by a word that stands nowhere in the sentence; what is known costs nothing
            if not wanted.needed_names.isdisjoint(self._nowhere) or not all(map(self.spans, wanted.needed)):
                continue
            found = self._together(wanted) if wanted.loose else self._follow(wanted, 0, 0, [])
            if found is not None:
                return found
        return None

    def _together(self, wanted: Line) -> list[Span] | None:
        """Words for all terms, wherever they stand; None when a word is there that must not be."""
        if any(term.absent and self.spans(term.concepts) for term in wanted.terms):
            return None
        return sorted({self.spans(term.concepts)[0] for term in wanted.terms if not term.absent})

    def _follow(self, wanted: Line, place: int, after: int, kept: list[Span]) -> list[Span] | None:
        """Depth-first: the first way to put the terms from ``place`` on behind ``after``."""
        absent: list[Span] = []
        while place < len(wanted.terms) and wanted.terms[place].absent:
            absent += self.spans(wanted.terms[place].concepts)
            place += 1
        if place == len(wanted.terms):
            return None if _any_within(absent, after, len(self._text)) else kept
        for start, end in self.spans(wanted.terms[place].concepts):
            if start < after or (kept and start - after > wanted.gap):
                continue
            if _any_within(absent, after, start):
                continue
            found = self._follow(wanted, place + 1, end, [*kept, (start, end)])
            if found is not None:
                return found
        return None


def _any_within(spans: list[Span], start: int, end: int) -> bool:
    """Whether one of the words reaches into the gap."""
    return any(begins < end and start < ends for begins, ends in spans)
