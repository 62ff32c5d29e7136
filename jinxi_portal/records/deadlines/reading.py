"""Which deadlines a case has, and which ones wait for a person."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Model

from jinxi_portal.kernel import clock
from jinxi_portal.kernel.slots import QueueItem
from jinxi_portal.records.models import Deadline
from jinxi_portal.records.models.deadline import DeadlineQuerySet
from jinxi_portal.records.subjects import rows_named


def deadlines_of(subject: Model) -> DeadlineQuerySet:
    """The open deadlines of a case, the nearest first."""
    return Deadline.objects.of(subject).open().select_related("owner").order_by("due", "pk")


def deadlines_waiting_for(user: Any, limit: int) -> Sequence[QueueItem]:
    """The user's queue: one query for the deadlines, one per kind of case."""
    waiting = list(Deadline.objects.of_owner(user).order_by("due", "pk")[:limit])
    rows = rows_named((deadline.subject_type_id, deadline.subject_id) for deadline in waiting)
    today = clock.today()
    return [
        QueueItem(
            title=f"{deadline.label} · {row.name}",
            url=row.url,
            due=deadline.due,
            overdue=deadline.due < today,
        )
        for deadline in waiting
        if (row := rows.get((deadline.subject_type_id, deadline.subject_id))) is not None and row.url
    ]
