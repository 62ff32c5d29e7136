"""Weights from labelled sentences: logistic regression by small steps, always the same for the same material."""

import math
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from contracts.clauses.checking import concepts_for
from contracts.clauses.learning.kinds import Features, learn_kinds
from contracts.clauses.learning.material import Labelled
from contracts.clauses.matching import Reader
from contracts.clauses.pieces import pieces_of
from contracts.clauses.weighing import Weights

ROUNDS = 30
#: What was seen in fewer sentences says nothing.
SEEN = 2
SHRINKING = 0.0005


def features_of(labelled: Iterable[Labelled]) -> list[Features]:
    found = []
    for one in labelled:
        reader = Reader(concepts_for(dict(one.parties)), one.plain)
        names = sorted(concepts_for(dict(one.parties)).names)
        pieces = sorted({piece for piece, _span in pieces_of(one.plain, one.parties)})
        found.append(Features(tuple(pieces), tuple(name for name in names if reader.spans((name,))), one.kind))
    return found


def learn(given: Sequence[Features], threshold: float) -> Weights:
    """The weights; rounded, so that the file is small and its changes can be read."""
    seen = Counter(name for one in given for name in (*one.pieces, *one.concepts))
    known = [
        (
            [piece for piece in one.pieces if seen[piece] >= SEEN],
            [name for name in one.concepts if seen[name] >= SEEN],
            bool(one.kind),
        )
        for one in given
    ]
    # so that it does not matter whether more fair or more unfair sentences were collected
    unfair_count = sum(1 for one in given if one.kind)
    heft = {True: len(given) / 2 / max(1, unfair_count), False: len(given) / 2 / max(1, len(given) - unfair_count)}
    weights: defaultdict[str, float] = defaultdict(float)
    start, chance = 0.0, random.Random(1)  # noqa: S311 -- an order, not a secret
    for number in range(ROUNDS):
        chance.shuffle(known)
        step = 1 / (1 + number * 0.1)
        for pieces, concepts, unfair in known:
            for_pieces, for_concepts = _even(pieces), _even(concepts)
            total = start + for_pieces * sum(weights[one] for one in pieces)
            total += for_concepts * sum(weights[one] for one in concepts)
            error = (unfair - 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))) * step * heft[unfair]
            start += error * 0.1
            for one in pieces:
                weights[one] += error * for_pieces - SHRINKING * weights[one]
            for one in concepts:
                weights[one] += error * for_concepts - SHRINKING * weights[one]
    names = {name for one in given for name in one.concepts}
    rounded = {name: round(weight, 2) for name, weight in sorted(weights.items())}
    return Weights(
        threshold=threshold,
        start=round(start, 2),
        pieces={name: weight for name, weight in rounded.items() if name not in names},
        concepts={name: weight for name, weight in rounded.items() if name in names},
        kinds=learn_kinds(given, {name for name, count in seen.items() if count >= SEEN}),
    )


def _even(names: Sequence[str]) -> float:
    return 1 / math.sqrt(len(names) or 1)
