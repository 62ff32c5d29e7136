"""The auditor's list of looks: filtered, a page at a time by number, names of all rows in one query per kind."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import FieldDoesNotExist
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from jinxi_portal.kernel import clock
from jinxi_portal.records.models import AccessEntry
from jinxi_portal.records.sentences import role_labels
from jinxi_portal.records.subjects import rows_named, subject_kinds

PAGE = 50
EXPORT_BATCH = 1000


@dataclass(frozen=True)
class Look:
    """One line of the list."""

    sequence: int
    at: datetime
    actor_name: str
    role_label: str
    kind: str
    subject_name: str
    subject_url: str
    field: str
    reason: str


@dataclass(frozen=True)
class Wanted:
    """What the auditor filters by; empty means all."""

    actor_id: int | None = None
    field: str = ""
    since: date | None = None
    until: date | None = None
    subject_type_id: int | None = None
    subject_id: int | None = None

    def entries(self) -> QuerySet[AccessEntry]:
        found = AccessEntry.objects.select_related("actor").order_by("-sequence")
        if self.actor_id:
            found = found.filter(actor_id=self.actor_id)
        if self.field:
            found = found.filter(field=self.field)
        # Numbers grow with time, so a day is a range of numbers: every other filter has an index that goes on by number.
        if self.since:
            first = _first_since(clock.start_of(self.since))
            found = found.none() if first is None else found.filter(sequence__gte=first)
        if self.until and (after := _first_since(clock.end_of(self.until))) is not None:
            found = found.filter(sequence__lt=after)
        if self.subject_type_id and self.subject_id:
            found = found.filter(subject_type_id=self.subject_type_id, subject_id=self.subject_id)
        return found


def _first_since(moment: datetime) -> int | None:
    """The number of the first look at or after a moment."""
    looks = AccessEntry.objects.filter(at__gte=moment).order_by("at", "sequence")
    return looks.values_list("sequence", flat=True).first()


def page_of(wanted: Wanted, *, before: int | None) -> tuple[list[Look], int | None]:
    """One page, newest first, and the number to go on before; None on the last page."""
    entries = wanted.entries()
    found = list((entries.filter(sequence__lt=before) if before else entries)[: PAGE + 1])
    shown = found[:PAGE]
    return looks_of(shown), shown[-1].sequence if len(found) > PAGE else None


def everything(wanted: Wanted) -> Iterator[Look]:
    """All of it in batches, for the export; flat in memory."""
    before: int | None = None
    while True:
        entries = wanted.entries()
        batch = list((entries.filter(sequence__lt=before) if before else entries)[:EXPORT_BATCH])
        if not batch:
            return
        yield from looks_of(batch)
        before = batch[-1].sequence


def looks_of(entries: Sequence[AccessEntry]) -> list[Look]:
    rows = rows_named((entry.subject_type_id, entry.subject_id) for entry in entries)
    labels = dict(field_choices())
    looks = []
    for entry in entries:
        row = rows.get((entry.subject_type_id, entry.subject_id))
        looks.append(
            Look(
                sequence=entry.sequence,
                at=entry.at,
                actor_name=str(entry.actor),
                role_label="、".join(role_labels(entry.acting_role)),
                kind=row.kind if row else "",
                subject_name=row.name if row else _("已删除的记录"),
                subject_url=row.url if row else "",
                field=labels.get(entry.field, entry.field),
                reason=entry.reason,
            )
        )
    return looks


def field_choices() -> list[tuple[str, str]]:
    """The sealed fields of every registered kind, by name, labelled as in the room's model; and what else is logged."""
    labels: dict[str, str] = {}
    for kind in subject_kinds:
        for name in kind.sealed_fields:
            labels.setdefault(name, _label_of(kind.key, name))
        for name, label in kind.looks:
            labels.setdefault(name, str(label))
    return sorted(labels.items())


def _label_of(key: str, name: str) -> str:
    app_label, model_name = key.split(".")
    model: Any = ContentType.objects.get_by_natural_key(app_label, model_name).model_class()
    try:
        return str(model._meta.get_field(name).verbose_name)
    except (AttributeError, FieldDoesNotExist):
        return name


def people_named(words: str, *, limit: int = 20) -> Iterable[tuple[int, int, str, str]]:
    """Rows of every kind that a name finds: (content type id, id, kind, name)."""
    for kind in subject_kinds:
        if kind.find is not None and kind.sealed_fields:
            type_id = ContentType.objects.get_by_natural_key(*kind.key.split(".")).pk
            for row in kind.find(words)[:limit]:
                yield type_id, row.pk, str(kind.label), str(kind.name(row))
