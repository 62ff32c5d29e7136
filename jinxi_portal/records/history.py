"""Writing the timeline. It only grows; the sentence is made when somebody reads (``records.sentences``)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models

from jinxi_portal.kernel import clock
from jinxi_portal.records.acting import acting_role, request_id, signed_in_or_none
from jinxi_portal.records.facts import Facts, facts_to_store
from jinxi_portal.records.models import HistoryEntry
from jinxi_portal.records.verb_registry import verb_registry

BATCH = 2000


@dataclass(frozen=True)
class SubjectKey:
    """A row named by content type and id, for writers that have not loaded it."""

    type_id: int
    pk: int


@dataclass(frozen=True)
class NewEntry:
    """One entry of a bulk write."""

    subject: models.Model | SubjectKey
    verb: str
    facts: Facts | None = None
    at: datetime | None = None


def write_history(
    *, subject: models.Model, verb: str, by: Any, facts: Facts | None = None, at: datetime | None = None
) -> None:
    """Write one entry. ``by`` is the user who acts, or None for the portal itself.

    Raises:
        LookupError: the verb is not registered.
        ValueError: the facts break a rule of ``records.facts``.
    """
    write_history_many([NewEntry(subject, verb, facts, at)], by=by)


def write_history_many(entries: Iterable[NewEntry], *, by: Any) -> int:
    """Write many entries of one actor in few statements; returns how many."""
    actor, role, request, moment = signed_in_or_none(by), acting_role(by), request_id(), clock.now()
    count = 0
    batch: list[HistoryEntry] = []
    for entry in entries:
        batch.append(
            HistoryEntry(
                subject_type_id=_type_id(entry.subject),
                subject_id=entry.subject.pk,
                verb=entry.verb,
                facts=facts_to_store(verb_registry.get(entry.verb), entry.facts),
                actor=actor,
                acting_role=role,
                at=entry.at or moment,
                request_id=request,
            )
        )
        if len(batch) == BATCH:
            count += len(HistoryEntry.objects.bulk_create(batch))
            batch = []
    if batch:
        count += len(HistoryEntry.objects.bulk_create(batch))
    return count


def _type_id(subject: models.Model | SubjectKey) -> int:
    return subject.type_id if isinstance(subject, SubjectKey) else ContentType.objects.get_for_model(subject).pk
