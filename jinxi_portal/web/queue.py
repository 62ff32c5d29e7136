"""What waits for a person in all rooms together."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from jinxi_portal.kernel import slots

#: Items shown of one room; the rest lies behind the room's own list.
MOST_ITEMS = 20


@dataclass(frozen=True)
class QueueGroup:
    """One room's part of the queue."""

    key: str
    label: Any
    items: Sequence[slots.QueueItem]

    @property
    def overdue(self) -> int:
        return sum(1 for item in self.items if item.overdue)


def gather(user: Any, limit: int = MOST_ITEMS) -> list[QueueGroup]:
    """The groups that hold something, overdue things first; groups with overdue things come first."""
    groups = []
    for source in sorted(slots.queue, key=lambda source: source.order):
        items = sorted(source.items(user, limit), key=_urgency)
        if items:
            groups.append(QueueGroup(source.key, source.label, items))
    return sorted(groups, key=lambda group: not group.overdue)


def _urgency(item: slots.QueueItem) -> tuple[bool, bool, date]:
    due = timezone.localtime(item.due).date() if isinstance(item.due, datetime) else item.due
    return (not item.overdue, due is None, due or date.max)
