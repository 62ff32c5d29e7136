"""How sure the found shares are: Wilson's interval, precision per band, reliability of the estimated probability.

Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927). It stays
inside 0 and 1 and is honest with few decisions, where the textbook interval is not.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

#: 95 % of such intervals hold the true share.
Z = 1.959964

#: Bounds of the reliability table; the last class includes 1.
CLASSES: tuple[tuple[float, float], ...] = ((0.0, 0.2), (0.2, 0.5), (0.5, 0.8), (0.8, 0.95), (0.95, 0.99), (0.99, 1.0))


@dataclass(frozen=True)
class Share:
    """``hits`` of ``total`` with the interval that 95 % confidence allows; without any case everything is possible."""

    hits: int
    total: int

    @property
    def value(self) -> float | None:
        return self.hits / self.total if self.total else None

    @property
    def low(self) -> float:
        return self._interval()[0]

    @property
    def high(self) -> float:
        return self._interval()[1]

    def _interval(self) -> tuple[float, float]:
        n = self.total
        if not n:
            return 0.0, 1.0
        share = self.hits / n
        middle = share + Z * Z / (2 * n)
        half = Z * sqrt(share * (1 - share) / n + Z * Z / (4 * n * n))
        below = 1 + Z * Z / n
        return max(0.0, (middle - half) / below), min(1.0, (middle + half) / below)


@dataclass(frozen=True)
class ReliabilityClass:
    """Decided pairs whose estimated probability lies in one class: what was expected, what humans found."""

    low: float
    high: float
    expected: float | None
    found: Share

    @property
    def fits(self) -> bool | None:
        """Whether the expectation lies in the interval of what was found; None without cases."""
        if self.expected is None:
            return None
        return self.found.low <= self.expected <= self.found.high


def reliability(pairs: Iterable[tuple[float, int, int]]) -> list[ReliabilityClass]:
    """The reliability table of (sum of probabilities, same, decided) per class, as the database summed them up.

    ``pairs`` come in the order of ``CLASSES``.
    """
    found = []
    for (low, high), (expected, same, decided) in zip(CLASSES, pairs, strict=True):
        found.append(ReliabilityClass(low, high, expected / decided if decided else None, Share(same, decided)))
    return found


def worth_telling(total: int) -> bool:
    """Whether a share rests on enough decisions to be read at all (office custom: 30)."""
    return total >= 30
