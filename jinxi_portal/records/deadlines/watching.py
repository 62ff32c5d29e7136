"""Reminders and escalations, from the schedule. Each is told once, whatever happens to the worker in between."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Q

from jinxi_portal.kernel import clock
from jinxi_portal.records.announcing import announce
from jinxi_portal.records.deadlines.kinds import deadline_kinds
from jinxi_portal.records.events import DeadlineEscalated, DeadlineEvent, DeadlineNear, DeadlinePassed
from jinxi_portal.records.history import NewEntry, SubjectKey, write_history_many
from jinxi_portal.records.models import Deadline

BATCH = 200


def watch_deadlines(*, on: date) -> int:
    """Remind, escalate and call late what the day brings; returns how many were told."""
    return (
        _tell(
            Q(remind_on__lte=on, reminded_at__isnull=True, due__gte=on), "reminded_at", "records.deadline_near", _near
        )
        + _tell(
            Q(escalate_on__lte=on, escalated_at__isnull=True), "escalated_at", "records.deadline_escalated", _escalated
        )
        + _tell(Q(due__lt=on, passed_at__isnull=True), "passed_at", "records.deadline_passed", _passed)
    )


def _tell(which: Q, field: str, verb: str, event_of: Callable[[Deadline], DeadlineEvent | None]) -> int:
    told = 0
    while True:
        with transaction.atomic():
            batch = list(
                Deadline.objects.open().filter(which).select_for_update(skip_locked=True).order_by("pk")[:BATCH]
            )
            if not batch:
                return told
            Deadline.objects.filter(pk__in=[deadline.pk for deadline in batch]).update(**{field: clock.now()})
            told += _write_and_announce(batch, verb, event_of)


def _write_and_announce(batch: list[Deadline], verb: str, event_of: Callable[[Deadline], DeadlineEvent | None]) -> int:
    entries = []
    for deadline in batch:
        event = event_of(deadline)
        if event is not None:
            announce(event)
            subject = SubjectKey(deadline.subject_type_id, deadline.subject_id)
            entries.append(NewEntry(subject, verb, {"deadline": deadline, "due": deadline.due}))
    write_history_many(entries, by=None)
    return len(entries)


def _near(deadline: Deadline) -> DeadlineNear:
    return DeadlineNear(**_about(deadline))


def _passed(deadline: Deadline) -> DeadlinePassed:
    return DeadlinePassed(**_about(deadline))


def _escalated(deadline: Deadline) -> DeadlineEscalated | None:
    """Nothing to tell when the kind names nobody above the owner."""
    role = deadline_kinds.get(deadline.kind).escalate_to if deadline.kind in deadline_kinds else None
    return DeadlineEscalated(**_about(deadline), escalate_to=role.value) if role else None


def _about(deadline: Deadline) -> dict[str, Any]:
    subject_type = ContentType.objects.get_for_id(deadline.subject_type_id)
    return {
        "deadline_id": deadline.pk,
        "kind": deadline.kind,
        "subject_kind": f"{subject_type.app_label}.{subject_type.model}",
        "subject_id": deadline.subject_id,
        "due": deadline.due,
        "owner_id": deadline.owner_id,
        "owner_role": deadline.owner_role,
        "owner_place_id": deadline.owner_place_id,
    }
