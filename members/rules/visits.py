"""Visits at the door: the order of a round, when a visit was, and which ones a human must look at. Custom of the office."""

import re
from datetime import datetime, timedelta
from enum import StrEnum

_NUMBERS = re.compile(r"(\d+)")
#: Visits in one request, and how far a phone's clock may be corrected.
MOST_VISITS = 200
MOST_OFFSET = timedelta(days=3660)


class Conflict(StrEnum):
    CLOSED = "closed"
    VISITED = "visited"
    LEAD_MOVED = "lead_moved"


def walking_key(community_order: int, address: str, name: str) -> tuple[object, ...]:
    """Community by community; within one by house, where 9 comes before 10."""
    parts = [(0, int(part), "") if part.isdigit() else (1, 0, part) for part in _NUMBERS.split(address) if part]
    return (community_order, parts, name)


def time_of_visit(phone_time: datetime, offset: timedelta, *, not_before: datetime, received_at: datetime) -> datetime:
    """When the visit was by the portal's clock: never after it was received, never before it was asked for."""
    return max(min(phone_time + max(min(offset, MOST_OFFSET), -MOST_OFFSET), received_at), not_before)


def conflict_of(
    *,
    request_open: bool,
    lead_open: bool,
    lead_moved_at: datetime | None,
    visited_elsewhere_at: datetime | None,
    seen_at: datetime,
) -> Conflict | None:
    """Whether something has happened that the visitor could not know when the phone loaded the list (``seen_at``).

    ``visited_elsewhere_at``: when a visit from another phone was last received. Own visits from the same phone are no conflict.
    """
    if visited_elsewhere_at is not None and visited_elsewhere_at > seen_at:
        return Conflict.VISITED
    if not request_open:
        return Conflict.CLOSED
    if not lead_open or (lead_moved_at is not None and lead_moved_at > seen_at):
        return Conflict.LEAD_MOVED
    return None
