"""What a phone hands in about one visit, and the words with which the portal answers."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from members.models import Visit, VisitOutcome


@dataclass(frozen=True)
class VisitReport:
    """``seen_at`` is the portal's time at which the phone loaded its list; ``clock_offset`` is added to ``phone_time``."""

    uid: UUID
    outcome: VisitOutcome
    phone_id: UUID
    phone_time: datetime
    seen_at: datetime
    clock_offset: timedelta = timedelta()
    note: str = ""
    home_branch_name: str = ""
    again_on: date | None = None


class Status(StrEnum):
    """What became of one visit; all but ``refused`` mean that the phone may forget it."""

    RECORDED = "recorded"
    ALREADY = "already"
    CONFLICT = "conflict"
    NOT_FOUND = "not_found"
    REFUSED = "refused"


@dataclass(frozen=True)
class Answer:
    uid: str
    status: Status
    sentence: Any = ""
    visit: Visit | None = None
