"""One piece of evidence of a pair, as it is stored and shown."""

from dataclasses import asdict, dataclass
from typing import Any

from members.linkage.comparisons import COMPARISONS

STRONG, POSSIBLE, NONE = "strong", "possible", "none"


@dataclass(frozen=True, slots=True)
class Evidence:
    """`weight` is log2 of the Bayes factor: 3 means eight times likelier for one person than for two strangers.

    The values are what a sentence needs to show and never hold an ID number or a mobile.
    """

    kind: str
    level: str
    weight: float
    roster_value: str = ""
    register_value: str = ""

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_dict(cls, given: dict[str, Any]) -> "Evidence":
        return cls(**given)


@dataclass(frozen=True, slots=True)
class Lead:
    """A roster row and the register row it may be.

    `namesakes`: how many on the register bear the name. `pattern`: what the roster row holds (see model.PATTERNS).
    """

    roster: str
    row: int
    register_row: int
    probability: float
    decision: str
    weight: float
    namesakes: int
    pattern: str
    evidence: tuple[Evidence, ...]


# What of each field may be seen in a sentence, by side (l register, r roster).
SHOWN = {
    "name": "case when {s}.nm <> '' then {s}.nm else {s}.sur end",
    "birth": "case when {s}.ym <> '' then substr({s}.ym, 1, 4) || '-' || substr({s}.ym, 5, 2) else coalesce(cast({s}.ay as varchar), '') end",
    "place": "{s}.town || {s}.comm",
    "sex": "{s}.sex",
}
_LEVELS = {c.key: c.by_gamma() for c in COMPARISONS}
# Levels that carry weight but say nothing a reader could check.
UNSAID = frozenset({("sex", "unknown")})


def evidence_of(row: dict[str, Any]) -> tuple[Evidence, ...]:
    """From one row of the scored pairs (gamma_, w_, shown values), the heaviest first."""
    found = []
    for comparison in COMPARISONS:
        gamma = row[f"gamma_{comparison.key}"]
        if gamma < 0:
            continue
        level = _LEVELS[comparison.key][gamma].key
        values = (row[f"{comparison.key}_r"], row[f"{comparison.key}_l"]) if comparison.key in SHOWN else ("", "")
        found.append(Evidence(comparison.key, level, round(row[f"w_{comparison.key}"], 2), *values))
    return tuple(sorted(found, key=lambda e: (-abs(e.weight), e.kind)))
