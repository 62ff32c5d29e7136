"""What a run has learnt: error rates per data pattern, shares, the year of the ages. Stored as JSON, a run can be repeated."""

import hashlib
import json
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from members.linkage.comparisons import COMPARISONS
from members.linkage.settings import LinkageSettings

MODEL_VERSION = 1
PATTERNS = ("full", "masked", "tail", "month", "age", "bare")

# pattern -> comparison -> level -> m
Rates = dict[str, dict[str, dict[str, float]]]


def prior_rates() -> dict[str, dict[str, float]]:
    """The rates before any file was seen: comparison -> level -> m."""
    return {c.key: {level.key: level.m for level in c.levels if level.group} for c in COMPARISONS}


@dataclass(frozen=True)
class LinkageModel:
    """Error rates and shares. `anchors` says how many anchored pairs stand behind each rate."""

    rates: Rates
    share_on_register: dict[str, float] = field(default_factory=dict)
    # For a list the model has not seen: the share over all lists it has.
    share_elsewhere: float = 0.05
    share_family_phone: float = 0.02
    age_year: dict[str, int] = field(default_factory=dict)
    anchors: dict[str, dict[str, int]] = field(default_factory=dict)
    version: int = MODEL_VERSION

    @classmethod
    def start(cls, settings: LinkageSettings) -> "LinkageModel":
        """What is believed before any file was seen."""
        rates = {pattern: prior_rates() for pattern in PATTERNS}
        return cls(rates, share_elsewhere=settings.share_on_register, share_family_phone=settings.share_family_phone)

    def to_json(self) -> str:
        return json.dumps(asdict(self), sort_keys=True, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> "LinkageModel":
        given: dict[str, Any] = json.loads(text)
        if given.get("version") != MODEL_VERSION:
            raise ValueError("this model was stored by another version of the linkage")
        return cls(**given)

    def digest(self) -> str:
        return hashlib.sha256(self.to_json().encode()).hexdigest()

    def pooled(self) -> dict[str, dict[str, float]]:
        """One set of rates over all patterns, for Splink's charts."""
        return {
            c.key: {
                level.key: sum(self.rates[p][c.key][level.key] for p in PATTERNS) / len(PATTERNS)
                for level in c.levels
                if level.group
            }
            for c in COMPARISONS
        }

    def with_age_year(self, years: dict[str, int]) -> "LinkageModel":
        return replace(self, age_year=dict(sorted(years.items())))
