"""A checked text as it is shown: its sentences, those that are suspected, and what stands between them left out when it is long."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language

from contracts.clauses.checking import Report
from contracts.clauses.patterns import Pattern
from contracts.drafting import Suspected, suspected_clauses
from contracts.models import Contract

#: A longer text is shown around its marks only.
MOST_SENTENCES = 400


@dataclass(frozen=True)
class Explained:
    """Why a sentence is marked, in the reader's language."""

    title: str
    grounds: str
    harm: str
    fair: str
    #: the words it was told by, where they are known
    words: str = ""


@dataclass(frozen=True)
class Shown:
    number: int
    text: str
    marks: tuple[Any, ...]
    #: sentences were left out before this one
    after_gap: bool = False


def explained(pattern: Pattern, language: str, told_by: Iterable[str] = ()) -> Explained:
    grounds = "、".join(ground.said(language) for ground in pattern.grounds)
    return Explained(
        pattern.title.said(language), grounds, pattern.harm.said(language), pattern.fair, "、".join(told_by)
    )


def suspected_of(contract: Contract) -> list[tuple[Suspected, list[Explained]]]:
    """The draft's suspected extra clauses, with why in the reader's language."""
    language = get_language() or "zh-hans"
    return [
        (each, [explained(one.pattern, language) for one in each.suspicions])
        for each in suspected_clauses(contract)
        if each.suspicions
    ]


def shown(report: Report, marks: dict[int, list[Any]]) -> list[Shown]:
    """The sentences with their marks (sentence number -> marks)."""
    keep = _kept(len(report.sentences), marks)
    rows, last = [], 0
    for sentence in report.sentences:
        if keep is None or sentence.number in keep:
            rows.append(
                Shown(sentence.number, sentence.text, tuple(marks.get(sentence.number, ())), sentence.number > last + 1)
            )
            last = sentence.number
    return rows


def _kept(count: int, marked: Iterable[int]) -> set[int] | None:
    if count <= MOST_SENTENCES:
        return None
    return {number + step for number in marked for step in (-1, 0, 1)}
