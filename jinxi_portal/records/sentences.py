"""Reading a timeline: every entry becomes a sentence in the reader's language."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q
from django.template import Context
from django.template.loader import get_template
from django.utils.translation import gettext as _

from jinxi_portal.accounts.public import Role
from jinxi_portal.records.facts import facts_to_read
from jinxi_portal.records.models import HistoryEntry
from jinxi_portal.records.verb_registry import Verb, verb_registry


@dataclass(frozen=True)
class HistoryLine:
    """One line of a timeline, ready to be shown. ``sentence`` is plain text."""

    at: datetime
    verb: str
    label: str
    sentence: str
    actor_name: str
    role_label: str
    entry_id: int
    subject_type_id: int
    subject_id: int


def history_of(*subjects: Model, limit: int | None = None, oldest_first: bool = False) -> list[HistoryLine]:
    """The timeline of one subject, or of several woven together, newest first.

    One query for the entries, one per kind of row the sentences refer to, however long the timeline is.
    """
    if not subjects:
        return []
    wanted: dict[int, list[int]] = defaultdict(list)
    for subject in subjects:
        wanted[ContentType.objects.get_for_model(subject).pk].append(subject.pk)
    entries = HistoryEntry.objects.select_related("actor").filter(
        reduce(or_, (Q(subject_type=kind, subject_id__in=ids) for kind, ids in wanted.items()))
    )
    ordered = entries.order_by("at", "id") if oldest_first else entries.order_by("-at", "-id")
    return lines_of(ordered[:limit] if limit else ordered)


def lines_of(entries: Iterable[HistoryEntry]) -> list[HistoryLine]:
    """Entries as lines; give it entries with their actor selected."""
    found = list(entries)
    rows = _rows_referred_to(found)
    return [_line(entry, rows) for entry in found]


Rows = dict[str, dict[Any, Model]]


def _rows_referred_to(entries: Sequence[HistoryEntry]) -> Rows:
    ids: dict[str, set[Any]] = defaultdict(set)
    for entry in entries:
        if entry.verb in verb_registry:
            for fact, model in verb_registry.get(entry.verb).references.items():
                if entry.facts.get(fact) is not None:
                    ids[model].add(entry.facts[fact])
    return {model: apps.get_model(model)._default_manager.in_bulk(list(keys)) for model, keys in ids.items()}


def _line(entry: HistoryEntry, rows: Rows) -> HistoryLine:
    known = entry.verb in verb_registry
    verb = verb_registry.get(entry.verb) if known else Verb(entry.verb, entry.verb)
    return HistoryLine(
        at=entry.at,
        verb=entry.verb,
        label=str(verb.label),
        sentence=_sentence(entry, verb, rows) if known else _("（这类记录的说明已不再使用）"),
        actor_name=str(entry.actor) if entry.actor else _("系统"),
        role_label="、".join(role_labels(entry.acting_role)),
        entry_id=entry.pk,
        subject_type_id=entry.subject_type_id,
        subject_id=entry.subject_id,
    )


def _sentence(entry: HistoryEntry, verb: Verb, rows: Rows) -> str:
    facts = facts_to_read(verb, entry.facts)
    for fact, model in verb.references.items():
        if facts.get(fact) is not None:
            facts[fact] = rows[model].get(facts[fact]) or _("已删除的记录")
        else:
            facts[fact] = ""
    facts |= {"actor": str(entry.actor) if entry.actor else _("系统"), "at": entry.at}
    # Plain text here; the page escapes it like any other value.
    template: Any = get_template(verb.template_name)
    text: str = template.template.render(Context(facts, autoescape=False))
    return " ".join(text.split())


def role_labels(acting_role: str) -> list[str]:
    """The roles of an entry in the reader's language."""
    return [str(Role(value).label) if value in Role.values else value for value in acting_role.split(",") if value]
