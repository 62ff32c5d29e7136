"""Two records side by side: what agrees, what differs, and in which characters."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any

#: Longer texts are compared as a whole: marking characters of a long text helps nobody and costs time.
LONGEST_MARKED = 200


class Agreement(StrEnum):
    """How the two sides of one line stand to each other."""

    SAME = "same"
    DIFFERENT = "different"
    ONE_SIDED = "one_sided"
    EMPTY = "empty"


@dataclass(frozen=True)
class Piece:
    """Some characters of a value, and whether the other side has others in their place."""

    text: str
    differs: bool


@dataclass(frozen=True)
class ComparedLine:
    """One line of the comparison."""

    label: Any
    left: Sequence[Piece]
    right: Sequence[Piece]
    agreement: Agreement
    note: Any = ""


def compare_line(label: Any, left: str, right: str, *, note: Any = "") -> ComparedLine:
    """Compare two values as text; nothing is said about which of them is right."""
    if not left and not right:
        return ComparedLine(label, (), (), Agreement.EMPTY, note)
    if not left or not right:
        return ComparedLine(label, _whole(left), _whole(right), Agreement.ONE_SIDED, note)
    if left == right:
        return ComparedLine(label, _whole(left), _whole(right), Agreement.SAME, note)
    left_pieces, right_pieces = mark_differences(left, right)
    return ComparedLine(label, left_pieces, right_pieces, Agreement.DIFFERENT, note)


def compare_lines(pairs: Iterable[tuple[Any, str, str]]) -> list[ComparedLine]:
    """``(label, left, right)`` for each line."""
    return [compare_line(label, left, right) for label, left, right in pairs]


def mark_differences(left: str, right: str) -> tuple[list[Piece], list[Piece]]:
    """Both texts in pieces; the pieces of each side together are exactly its text."""
    if max(len(left), len(right)) > LONGEST_MARKED:
        return [Piece(left, left != right)], [Piece(right, left != right)]
    left_pieces: list[Piece] = []
    right_pieces: list[Piece] = []
    for step, left_from, left_to, right_from, right_to in SequenceMatcher(None, left, right, False).get_opcodes():
        differs = step != "equal"
        if left_to > left_from:
            left_pieces.append(Piece(left[left_from:left_to], differs))
        if right_to > right_from:
            right_pieces.append(Piece(right[right_from:right_to], differs))
    return left_pieces, right_pieces


def _whole(text: str) -> list[Piece]:
    return [Piece(text, False)] if text else []
