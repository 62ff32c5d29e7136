"""Finding concepts in a sentence, and sequences of concepts: a small language that an officer can read and edit.

A *concept* is a named group of words; ``…`` inside a word stands for up to six characters. A *sequence* lists concepts in
the order in which they must stand in the sentence:

    worker injury !employer self_borne      four places; ``!employer``: no word of it between its neighbours
    injury|illness =最终解释权                 either of two concepts; ``=`` before words that are meant literally

Between two neighbours may stand up to ``gap`` characters. No regular expression is typed by anybody, so none can run away.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

Span = tuple[int, int]
USUAL_GAP = 30


class UnknownConcept(ValueError):  # noqa: N818 -- said to whoever edits a pattern
    """A sequence names a concept that does not exist."""


@dataclass(frozen=True)
class Term:
    """One place of a sequence: words of any of ``concepts``; ``absent`` when they must not stand there."""

    concepts: tuple[str, ...]
    absent: bool = False


@dataclass(frozen=True)
class Line:
    """Concepts in the order in which they must stand."""

    terms: tuple[Term, ...]
    gap: int = USUAL_GAP


def sequence(said: str | Mapping[str, object]) -> Line:
    """Read a sequence as it is written in the data: a line, or ``{line: …, gap: 12}``."""
    line, gap = (
        (said, USUAL_GAP) if isinstance(said, str) else (str(said["line"]), int(str(said.get("gap", USUAL_GAP))))
    )
    terms = tuple(Term(tuple(word.lstrip("!").split("|")), absent=word.startswith("!")) for word in line.split())
    if not any(not term.absent for term in terms):
        raise ValueError(f"“{line}” asks for nothing that must stand there")
    return Line(terms, gap)


class Concepts:
    """Named groups of words, compiled once per contract (whose party labels are words too)."""

    def __init__(self, words: Mapping[str, Iterable[str]]) -> None:
        self._patterns = {name: _compiled(group) for name, group in words.items()}

    def spans(self, name: str, text: str) -> list[Span]:
        """Where words of a concept stand.

        Raises:
            UnknownConcept: no such concept.
        """
        if name.startswith("="):
            return _places(name[1:], text)
        pattern = self._patterns.get(name)
        if pattern is None:
            raise UnknownConcept(name)
        return [match.span() for match in pattern.finditer(text)]

    @cached_property
    def names(self) -> frozenset[str]:
        return frozenset(self._patterns)


def _compiled(words: Iterable[str]) -> re.Pattern[str]:
    """Longest words first, so that 不承担任何责任 is one word and not half of one."""
    parts = sorted(set(words), key=lambda word: (-len(word), word))
    return re.compile("|".join(re.escape(word).replace("…", ".{0,6}?") for word in parts) or r"(?!)")


def _places(words: str, text: str) -> list[Span]:
    found, start = [], text.find(words)
    while start >= 0:
        found.append((start, start + len(words)))
        start = text.find(words, start + len(words))
    return found


class Reader:
    """Looks up the concepts of one sentence, each at most once."""

    def __init__(self, concepts: Concepts, text: str) -> None:
        self._concepts = concepts
        self._text = text
        self._found: dict[str, list[Span]] = {}
        self._of_term: dict[tuple[str, ...], list[Span]] = {}

    def spans(self, names: tuple[str, ...]) -> list[Span]:
        found = self._of_term.get(names)
        if found is None:
            found = self._of_term[names] = sorted(span for name in names for span in self._spans_of(name))
        return found

    def _spans_of(self, name: str) -> list[Span]:
        found = self._found.get(name)
        if found is None:
            found = self._found[name] = self._concepts.spans(name, self._text)
        return found

    def first(self, sequences: Iterable[Line]) -> list[Span] | None:
        """Where the words of the first sequence that fits stand; None when none fits."""
        for wanted in sequences:
            # most sequences are ruled out by a word that stands nowhere in the sentence
            if any(not term.absent and not self.spans(term.concepts) for term in wanted.terms):
                continue
            found = self._follow(wanted, 0, 0, [])
            if found is not None:
                return found
        return None

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
