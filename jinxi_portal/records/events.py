"""What records tells the rooms above, after the commit."""

from dataclasses import dataclass
from datetime import date

from jinxi_portal.kernel import events


@dataclass(frozen=True)
class DeadlineEvent(events.Event):
    """``subject_kind`` is the model's label in small letters; the owner is a user, or a role at a place."""

    deadline_id: int
    kind: str
    subject_kind: str
    subject_id: int
    due: date
    owner_id: int | None
    owner_role: str
    owner_place_id: int | None


@dataclass(frozen=True)
class DeadlineNear(DeadlineEvent):
    """The owner is to be reminded."""


@dataclass(frozen=True)
class DeadlineEscalated(DeadlineEvent):
    """``escalate_to``, a role, is to hear that this may be or is late."""

    escalate_to: str


@dataclass(frozen=True)
class DeadlinePassed(DeadlineEvent):
    """It is late."""


@dataclass(frozen=True)
class AccessChainBroken(events.Event):
    """The nightly look at the access log found a link that does not hold."""

    sequence: int


@dataclass(frozen=True)
class SettingChanged(events.Event):
    """A number of the office's rules has a new version."""

    key: str
