"""What was counted and what was believed before, as one set of shares."""

from collections.abc import Mapping

# Estimates are rounded, so that a stored model gives the same numbers as the run that made it.
PLACES = 6


def blend(counts: Mapping[str, float], prior: Mapping[str, float], strength: float, least: float) -> dict[str, float]:
    """Shares of the levels of one group: what was counted, and the prior as so many further counts; never nothing."""
    total = sum(counts.get(key, 0) for key in prior)
    whole = sum(prior.values())
    shares = {
        k: max(least * p / whole, (counts.get(k, 0) + strength * p / whole) / (total + strength))
        for k, p in prior.items()
    }
    return {k: round(v / sum(shares.values()), PLACES + 2) for k, v in shares.items()}
