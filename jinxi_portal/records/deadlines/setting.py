"""Setting, meeting and dropping deadlines. Called from a room's act, in its transaction."""

from datetime import date
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.db.models import Model

from jinxi_portal.accounts.public import Role
from jinxi_portal.kernel import clock
from jinxi_portal.records.deadlines.kinds import deadline_kinds
from jinxi_portal.records.history import write_history
from jinxi_portal.records.models import Deadline


def set_deadline(
    *,
    subject: Model,
    kind: str,
    by: Any,
    start: date | None = None,
    days: int | None = None,
    due: date | None = None,
    owner: Any = None,
    owner_role: Role | None = None,
    owner_place_id: int | None = None,
) -> Deadline:
    """Set the deadline of a kind for a subject, or move the one that is open; its reminders start anew.

    The due day follows from the kind's rule counted from ``start`` (today), unless ``days`` or ``due`` is given. The owner
    is a user, or whoever holds ``owner_role`` (at the place, when one is given).
    """
    rule = deadline_kinds.get(kind)
    begins = start or clock.today()
    length = days if days is not None else (None if due else rule.length(begins))
    last_day = due or rule.due(begins, length or 0)
    values = {
        "start": begins,
        "days": length,
        "working": rule.working,
        "due": last_day,
        "remind_on": rule.remind_on(last_day),
        "escalate_on": rule.escalate_on(last_day),
        "owner": owner,
        "owner_role": owner_role or "",
        "owner_place_id": owner_place_id,
        "reminded_at": None,
        "escalated_at": None,
        "passed_at": None,
    }
    with transaction.atomic(savepoint=False):
        _one_at_a_time(subject, kind)
        deadline = Deadline.objects.of(subject).open().select_for_update().filter(kind=kind).first()
        if deadline is None:
            deadline = Deadline.objects.create(subject=subject, kind=kind, **values)
            _write(deadline, subject, "set", by, due=last_day)
        else:
            moved = deadline.due != last_day
            for name, value in values.items():
                setattr(deadline, name, value)
            deadline.save(update_fields=list(values))
            if moved:
                _write(deadline, subject, "moved", by, due=last_day)
    return deadline


def meet_deadline(*, subject: Model, kind: str, by: Any) -> Deadline | None:
    """What was due has been done. None when no such deadline is open, which is no fault."""
    return _end(subject, kind, by, field="met_at", verb="met")


def drop_deadline(*, subject: Model, kind: str, by: Any) -> Deadline | None:
    """It no longer matters, because the case ended another way."""
    return _end(subject, kind, by, field="dropped_at", verb="dropped")


def _end(subject: Model, kind: str, by: Any, *, field: str, verb: str) -> Deadline | None:
    with transaction.atomic(savepoint=False):
        deadline = Deadline.objects.of(subject).open().select_for_update().filter(kind=kind).first()
        if deadline is not None:
            late = deadline.is_overdue()
            setattr(deadline, field, clock.now())
            deadline.save(update_fields=[field])
            _write(deadline, subject, verb, by, late=late)
    return deadline


def _one_at_a_time(subject: Model, kind: str) -> None:
    """Two acts that set the same deadline at once take turns instead of failing on the constraint."""
    with connection.cursor() as cursor:
        subject_type = ContentType.objects.get_for_model(subject).pk
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"deadline {subject_type} {subject.pk} {kind}"]
        )


def _write(deadline: Deadline, subject: Model, what: str, by: Any, **facts: Any) -> None:
    write_history(subject=subject, verb=f"records.deadline_{what}", by=by, facts={"deadline": deadline, **facts})
