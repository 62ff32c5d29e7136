"""What views hand to the shelf's parts: small frozen values, so that a slip shows in the types."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Tone(StrEnum):
    """The mood of a badge, notice or toast; each has its own drawing, so colour never says it alone."""

    NEUTRAL = "neutral"
    INFO = "info"
    WAIT = "wait"
    GOOD = "good"
    BAD = "bad"


@dataclass(frozen=True)
class Badge:
    """A state in a word."""

    label: Any
    tone: Tone = Tone.NEUTRAL


@dataclass(frozen=True)
class Step:
    """One step of a wizard or a case; ``state`` is done, current or ahead. A done step with ``url`` can be returned to."""

    label: Any
    state: str = "ahead"
    url: str = ""
    note: Any = ""


@dataclass(frozen=True)
class Tab:
    """One view of the same thing."""

    label: Any
    url: str
    current: bool = False
    count: int | None = None


@dataclass(frozen=True)
class Progress:
    """How far a long task is, in true counts; ``total`` None means not known yet."""

    done: int
    total: int | None
    running: bool = True
    label: Any = ""
    note: Any = ""
    failed: bool = False

    @property
    def percent(self) -> int | None:
        """Whole percent, 100 only when everything is done."""
        if not self.total:
            return None
        return min(self.done * 100 // self.total, 100)


@dataclass(frozen=True)
class BatchAct:
    """A button over the chosen rows of a table; posts their ids as ``picked`` to ``url``."""

    label: Any
    url: str
    question: Any = ""  # asked before the act when it cannot be undone
    primary: bool = False
    hidden: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class EmptyState:
    """What a list says when it is empty, and where to begin."""

    title: Any
    text: Any = ""
    label: Any = ""
    url: str = ""
