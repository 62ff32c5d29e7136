"""The second reader of the check: what it weighs a sentence by, when no pattern fits.

Every piece of a sentence (pieces.py) and every concept in it has a weight, learnt from labelled sentences; the sum says how much
the sentence resembles unfair terms, and which pattern's it resembles most. The words that weighed most can be named.
"""

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import repeat
from pathlib import Path

from contracts.clauses.concepts import Span
from contracts.clauses.matching import Reader
from contracts.clauses.pieces import LONGEST, pieces_of

WEIGHTS = Path(__file__).parent / "words" / "weights.json"
#: Below this the pieces alone say that a sentence is harmless: its concepts are not looked up.
HARMLESS = -2.0
#: From this sum on a sentence's kind is asked for.
DOUBTFUL = 0.0
#: Likelihood (see ``Likely``) below which a sentence is taken for fair although words of a pattern stand in it, in any order.
CLEARLY_FAIR = 0.5
#: And below this, although they stand in the pattern's order.
BEYOND_DOUBT_FAIR = -1.5
#: The kind that stands for fair sentences.
FAIR = ""
#: What every sentence has: it says how common a kind is.
ANYWAY, ANYWAY_SHARE = "*", 0.3
#: As many words are named, at most.
NAMED = 6


@dataclass(frozen=True)
class Weights:
    """What was learnt: ``threshold`` is the likelihood from which a sentence is suspected; ``kinds`` tells the patterns apart."""

    threshold: float
    start: float
    pieces: Mapping[str, float]
    concepts: Mapping[str, float]
    kinds: Mapping[str, Mapping[str, float]]


@dataclass(frozen=True)
class Likely:
    """How well each kind of unfair term fits a sentence, and the fair one."""

    sums: Mapping[str, float]

    @property
    def kind(self) -> str:
        """The unfair kind that fits best."""
        return max((key for key in self.sums if key != FAIR), key=lambda key: self.sums[key])

    @property
    def by(self) -> float:
        """By how much it is likelier than a fair sentence; below 0 the fair one is."""
        return self.sums[self.kind] - self.sums.get(FAIR, 0.0)

    def of(self, kind: str) -> float:
        """How well a kind fits; kinds that were never learnt come last."""
        return self.sums.get(kind, -math.inf)


@dataclass(frozen=True)
class Weighed:
    """How a sentence was weighed: the sum, and the pieces and concepts it is made of."""

    total: float
    pieces: Mapping[str, Span]
    concepts: tuple[str, ...] = ()

    def likely(self, weights: Weights) -> Likely:
        """What kind of term it resembles, and how much."""
        for_pieces = 1 / math.sqrt(len(self.pieces) or 1)
        for_concepts = 1 / math.sqrt(len(self.concepts) or 1)
        return Likely(
            {
                key: sum(map(likes.get, self.pieces, repeat(0.0))) * for_pieces
                + sum(map(likes.get, self.concepts, repeat(0.0))) * for_concepts
                + likes.get(ANYWAY, 0.0) * ANYWAY_SHARE
                for key, likes in weights.kinds.items()
            }
        )

    def words(self, reader: Reader, weights: Weights) -> tuple[Span, ...]:
        """Where the words that weighed most stand; what lies within another is not named twice."""
        said = [(weights.pieces[one] * len(one) / LONGEST, span) for one, span in self.pieces.items() if len(one) > 1]
        said += [(weights.concepts[name], span) for name in self.concepts for span in reader.spans((name,))]
        named: list[Span] = []
        for weight, (start, end) in sorted(said, reverse=True):
            if weight <= 0 or len(named) == NAMED:
                break
            if not any(begins < end and start < ends for begins, ends in named):
                named.append((start, end))
        return tuple(sorted(named))


@cache
def shipped_weights() -> Weights:
    """The weights that come with the portal (``manage.py learn_clause_weights`` makes them)."""
    return Weights(**json.loads(WEIGHTS.read_text(encoding="utf-8")))


def weigh(
    reader: Reader, plain: str, parties: Mapping[str, str], weights: Weights, *, in_full: bool = False
) -> Weighed:
    """Weigh a sentence; its concepts are left out when the pieces alone say that it is harmless, but for ``in_full``."""
    pieces = {piece: span for piece, span in pieces_of(plain, parties) if piece in weights.pieces}
    total = weights.start + _shared(weights.pieces[piece] for piece in pieces)
    if total < HARMLESS and not in_full:
        return Weighed(total, pieces)
    concepts = tuple(name for name in weights.concepts if reader.spans((name,)))
    return Weighed(total + _shared(weights.concepts[name] for name in concepts), pieces, concepts)


def _shared(given: Iterable[float]) -> float:
    """The sum, evened out so that a long sentence does not weigh more for its length."""
    values = list(given)
    return sum(values) / math.sqrt(len(values)) if values else 0.0
