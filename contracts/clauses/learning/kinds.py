"""Which kind of term a sentence is, or a fair one: all kinds weighed against each other by softmax regression."""

import math
import random
from collections.abc import Container, Sequence
from dataclasses import dataclass

from contracts.clauses.weighing import ANYWAY, ANYWAY_SHARE

ROUNDS = 20
SHRINKING = 0.0005
#: A smaller weight is left out of the file.
SMALL = 0.1


@dataclass(frozen=True)
class Features:
    """What a sentence has: pieces and concepts; ``kind`` is the key of its pattern, empty when it is fair."""

    pieces: tuple[str, ...]
    concepts: tuple[str, ...]
    kind: str


def learn_kinds(given: Sequence[Features], known: Container[str]) -> dict[str, dict[str, float]]:
    """How much each piece or concept speaks for each kind; the kind "" is the fair sentence."""
    kinds = sorted({one.kind for one in given})
    sentences = [(_parts(one, known), kinds.index(one.kind)) for one in given]
    rows: dict[str, list[float]] = {}
    for parts, _kind in sentences:
        for name, _share in parts:
            rows.setdefault(name, [0.0] * len(kinds))
    chance = random.Random(1)  # noqa: S311 -- an order, not a secret
    for number in range(ROUNDS):
        chance.shuffle(sentences)
        for parts, kind in sentences:
            _step(rows, parts, kind, 1 / (1 + number * 0.1))
    return {
        kind: {name: round(row[place], 1) for name, row in sorted(rows.items()) if abs(row[place]) >= SMALL}
        for place, kind in enumerate(kinds)
    }


def _step(rows: dict[str, list[float]], parts: list[tuple[str, float]], kind: int, step: float) -> None:
    sums = [
        sum(column) for column in zip(*([value * share for value in rows[name]] for name, share in parts), strict=True)
    ]
    highest = max(sums)
    chances = [math.exp(each - highest) for each in sums]
    whole = sum(chances)
    errors = [((place == kind) - each / whole) * step for place, each in enumerate(chances)]
    for name, share in parts:
        left = 1.0 if name == ANYWAY else 1 - SHRINKING
        rows[name] = [value * left + error * share for value, error in zip(rows[name], errors, strict=True)]


def _parts(one: Features, known: Container[str]) -> list[tuple[str, float]]:
    """Pieces and concepts with their share: a long sentence does not weigh more for its length."""
    pieces = [name for name in one.pieces if name in known]
    concepts = [name for name in one.concepts if name in known]
    for_pieces, for_concepts = 1 / math.sqrt(len(pieces) or 1), 1 / math.sqrt(len(concepts) or 1)
    shared = [*((name, for_pieces) for name in pieces), *((name, for_concepts) for name in concepts)]
    return [*shared, (ANYWAY, ANYWAY_SHARE)]
