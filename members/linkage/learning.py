"""Learning from decisions: what people confirmed corrects the error rates; the result is shown before it is switched on."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from members.linkage.blending import blend
from members.linkage.comparisons import COMPARISONS
from members.linkage.evidence import Evidence
from members.linkage.model import PATTERNS, LinkageModel, Rates
from members.linkage.quality import Share, log_loss, share_with_interval
from members.linkage.settings import LinkageSettings

_GROUP = {(c.key, level.key): level.group for c in COMPARISONS for level in c.levels}
# The correction of all probabilities together: at most this factor either way, and held back by a prior of this width.
MOST_SHIFT = math.log(4)
SHIFT_WIDTH = 0.5


@dataclass(frozen=True)
class DecidedPair:
    """A pair a person has judged, with the evidence the machine had stored for it."""

    pattern: str
    probability: float
    evidence: tuple[Evidence, ...]
    same: bool


@dataclass(frozen=True)
class Fit:
    """How well probabilities fit the decisions."""

    surprise: float
    strong: Share
    possible: Share


@dataclass(frozen=True)
class Learnt:
    model: LinkageModel
    before: Fit
    after: Fit


def _logit(p: float) -> float:
    p = min(1 - 1e-9, max(1e-9, p))
    return math.log(p / (1 - p))


def _logistic(x: float) -> float:
    return 1 / (1 + math.exp(-max(-50.0, min(50.0, x))))


def _fit(judged: Sequence[tuple[float, bool]], settings: LinkageSettings) -> Fit:
    strong = [same for p, same in judged if p >= settings.strong_at]
    possible = [same for p, same in judged if settings.possible_at <= p < settings.strong_at]
    return Fit(
        log_loss(judged),
        share_with_interval(sum(strong), len(strong)),
        share_with_interval(sum(possible), len(possible)),
    )


def _new_rates(model: LinkageModel, decided: Sequence[DecidedPair], settings: LinkageSettings) -> Rates:
    counts: dict[str, dict[str, dict[str, float]]] = {}
    for pair in decided:
        for piece in pair.evidence if pair.same else ():
            levels = counts.setdefault(pair.pattern, {}).setdefault(piece.kind, {})
            levels[piece.level] = levels.get(piece.level, 0) + 1
    rates: Rates = {}
    for pattern in PATTERNS:
        rates[pattern] = {}
        for c in COMPARISONS:
            found = counts.get(pattern, {}).get(c.key, {})
            levels = {}
            for group in sorted({level.group for level in c.levels if level.group}):
                old = {level.key: model.rates[pattern][c.key][level.key] for level in c.levels if level.group == group}
                levels |= blend(found, old, settings.prior_strength, settings.rarest_error) if found else old
            rates[pattern][c.key] = levels
    return rates


def _shift(judged: Sequence[tuple[float, bool]]) -> float:
    """The one number to add to every logit that fits the decisions best, held back by a prior (Newton's method)."""
    shift = 0.0
    for _ in range(25):
        chances = [_logistic(_logit(p) + shift) for p, _ in judged]
        slope = sum(same - c for (_, same), c in zip(judged, chances, strict=True)) - shift / SHIFT_WIDTH**2
        bend = sum(c * (1 - c) for c in chances) + 1 / SHIFT_WIDTH**2
        shift = max(-MOST_SHIFT, min(MOST_SHIFT, shift + slope / bend))
    return round(shift, 6)


def _moved(share: float, shift: float) -> float:
    return round(min(0.9, _logistic(_logit(share) + shift)), 6)


def learn_from_decisions(
    model: LinkageModel, decided: Sequence[DecidedPair], settings: LinkageSettings | None = None
) -> Learnt:
    """A new model from the decisions, and how the old and the new one judge the decided pairs.

    Confirmed pairs count towards the error rates of their pattern; all pairs together move the share on the register.
    """
    settings = settings or LinkageSettings()
    judged = [(pair.probability, pair.same) for pair in decided]
    rates = _new_rates(model, decided, settings)
    rejudged = []
    for pair in decided:
        change = sum(
            math.log(rates[pair.pattern][e.kind][e.level] / model.rates[pair.pattern][e.kind][e.level])
            for e in pair.evidence
            if _GROUP.get((e.kind, e.level))
        )
        rejudged.append((_logistic(_logit(pair.probability) + change), pair.same))
    shift = _shift(rejudged)
    shares = {name: _moved(share, shift) for name, share in model.share_on_register.items()}
    learnt = replace(model, rates=rates, share_on_register=shares, share_elsewhere=_moved(model.share_elsewhere, shift))
    after = [(_logistic(_logit(p) + shift), same) for p, same in rejudged]
    return Learnt(learnt, _fit(judged, settings), _fit(after, settings))
