"""How good the machine's word was on pairs that people have decided."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

# Two-sided 95 %.
NORMAL = 1.96
LEAST = 1e-6


@dataclass(frozen=True)
class Share:
    """`hits` of `decided`, with the interval (Wilson) in which the true share lies."""

    hits: int
    decided: int
    share: float
    low: float
    high: float


def share_with_interval(hits: int, decided: int) -> Share:
    if decided == 0:
        return Share(0, 0, 0.0, 0.0, 1.0)
    p, z2 = hits / decided, NORMAL**2
    middle = (p + z2 / (2 * decided)) / (1 + z2 / decided)
    half = NORMAL * math.sqrt(p * (1 - p) / decided + z2 / (4 * decided**2)) / (1 + z2 / decided)
    return Share(hits, decided, round(p, 4), round(max(0.0, middle - half), 4), round(min(1.0, middle + half), 4))


def log_loss(judged: Sequence[tuple[float, bool]]) -> float:
    """Mean surprise in bits of (probability, was the same person): lower is better, 0 is perfect."""
    if not judged:
        return 0.0
    surprises = [-math.log2(max(LEAST, p if same else 1 - p)) for p, same in judged]
    return round(sum(surprises) / len(surprises), 4)
