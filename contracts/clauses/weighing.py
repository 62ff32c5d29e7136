"""The second reader of the check: it weighs how much a sentence resembles unfair terms, whatever words it is put in.

Every piece of a sentence (pieces.py) speaks for or against each kind of unfair term and for or against a fair sentence; how much,
was learnt from labelled sentences. The kind with the highest sum is the likeliest, and the sentence is suspected when that kind is
likelier than the fair sentence. The words that spoke loudest can be named.
"""

import json
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from contracts.clauses.concepts import Span
from contracts.clauses.pieces import LONGEST, Pieces, pieces_of

WEIGHTS = Path(__file__).parent / "words" / "weights.json"
#: From this on a sentence is suspected of a kind. How it was chosen: docs/clauses.md.
SUSPECT = -0.1
#: From this on it is suspected clearly, without a pattern that names the words. How it was chosen: docs/clauses.md.
CLEAR = 0.3
#: The kind that stands for fair sentences.
FAIR = ""
#: Weights are kept in hundredths.
WHOLE = 100
#: As many words are named, at most.
NAMED = 6


@dataclass(frozen=True)
class Weights:
    """What was learnt, in hundredths: ``starts`` has a number for each of ``kinds`` (keys of patterns, and ``FAIR``), ``pieces`` gives
    the places of the kinds that a piece speaks for or against, each followed by its weight.
    """

    kinds: Sequence[str]
    starts: Sequence[int]
    pieces: Mapping[str, Sequence[int]]

    def of(self, piece: str) -> Iterator[tuple[int, int]]:
        """Place and weight of the kinds that the piece speaks for or against."""
        said = self.pieces.get(piece, ())
        return zip(said[::2], said[1::2], strict=True)


@dataclass(frozen=True)
class Weighed:
    """How a sentence was weighed: how well each kind fits it."""

    likeness: Mapping[str, float]
    pieces: Pieces

    @property
    def kind(self) -> str:
        """The unfair kind that fits best."""
        return max((key for key in self.likeness if key != FAIR), key=lambda key: self.likeness[key])

    @property
    def doubtful(self) -> dict[str, float]:
        """The unfair kinds that the sentence is suspected of, and by how much each is likelier than a fair sentence."""
        fair = self.likeness[FAIR]
        return {key: fits - fair for key, fits in self.likeness.items() if key != FAIR and fits - fair >= SUSPECT}

    def words(self, weights: Weights) -> tuple[Span, ...]:
        """Where the words that spoke loudest for the kind stand; what lies within another is not named twice."""
        kind, fair = weights.kinds.index(self.kind), weights.kinds.index(FAIR)
        runs = [(self._loud(run, weights, kind, fair), span) for run, span in self.pieces.runs.items()]
        named: list[Span] = []
        for loud, (start, end) in sorted(runs, reverse=True):
            if loud <= 0 or len(named) == NAMED:
                break
            if end - start > 1 and not any(begins < end and start < ends for begins, ends in named):
                named.append((start, end))
        return tuple(sorted(named))

    @staticmethod
    def _loud(run: str, weights: Weights, kind: int, fair: int) -> float:
        said = dict(weights.of(run))
        return (said.get(kind, 0) - said.get(fair, 0)) * len(run) / LONGEST


@cache
def shipped_weights() -> Weights:
    """The weights that come with the portal (``manage.py learn_clause_weights`` makes them)."""
    return Weights(**json.loads(WEIGHTS.read_text(encoding="utf-8")))


def weigh(plain: str, parties: Mapping[str, str], weights: Weights) -> Weighed:
    """Weigh a sentence."""
    pieces = pieces_of(plain, parties)
    sums = [start / WHOLE for start in weights.starts]
    for names in (pieces.runs, pieces.pairs):
        one = share(len(names)) / WHOLE
        for place, said in enumerate(_together(names, weights)):
            sums[place] += said * one
    return Weighed(dict(zip(weights.kinds, sums, strict=True)), pieces)


def share(count: int) -> float:
    """What one of so many pieces counts: evened out, so that a long sentence does not weigh more for its length."""
    return 1 / math.sqrt(count or 1)


def _together(names: Iterable[str], weights: Weights) -> list[int]:
    sums = [0] * len(weights.kinds)
    for name in names:
        for place, weight in weights.of(name):
            sums[place] += weight
    return sums
