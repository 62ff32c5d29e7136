"""What can be set about a run of the linkage; together with the model it makes the run repeatable."""

import hashlib
import json
from dataclasses import asdict, dataclass, fields
from typing import Any

SETTINGS_VERSION = 1

# The text columns the engine understands; any of them may be missing from a table.
CANONICAL_COLUMNS = (
    "name",
    "sex",
    "id_number",
    "mobile",
    "birth",
    "age",
    "place",
    "ethnicity",
    "native_place",
)


@dataclass(frozen=True)
class LinkageSettings:
    """Thresholds, priors and limits of one run. Frozen: change it with `dataclasses.replace`."""

    version: int = SETTINGS_VERSION
    # Bands: a pair is strong or possible when its estimated probability reaches the threshold.
    # The strong band is cut higher when its estimated precision would fall below `strong_precision`.
    strong_at: float = 0.90
    strong_precision: float = 0.995
    possible_at: float = 0.10
    # Ages on a roster are counted for this year unless the rosters themselves show another; 0 = this year.
    age_year: int = 0
    # Starting values; the run estimates its own from the files and blends them with these.
    share_on_register: float = 0.05
    share_family_phone: float = 0.02
    # A pair is an anchor when the evidence besides the field in question makes it this certain.
    anchor_at: float = 0.99
    # How many anchors the prior error rates are worth.
    prior_strength: float = 80.0
    pattern_strength: float = 40.0
    rounds: int = 3
    # Never less than this for any error, so nothing a person can do is impossible.
    rarest_error: float = 0.0005
    # Rows of the rosters are one worker from this probability on; the share of rows that stand twice, before looking.
    join_at: float = 0.95
    share_repeated: float = 0.03
    keep: int = 5
    # A mobile or ID number on more rows than this is an office's or a filler, not a person's.
    most_bearers: int = 20
    # Rows of the rosters compared at a time.
    chunk_rows: int = 100_000
    threads: int = 2
    memory_limit_mb: int = 600

    def to_json(self) -> str:
        return json.dumps(asdict(self), sort_keys=True, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> "LinkageSettings":
        given: dict[str, Any] = json.loads(text)
        known = {f.name for f in fields(cls)}
        unknown = sorted(set(given) - known)
        if unknown:
            raise ValueError(f"unknown linkage settings: {', '.join(unknown)}")
        return cls(**given)

    def digest(self) -> str:
        return hashlib.sha256(self.to_json().encode()).hexdigest()
