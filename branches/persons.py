"""Persons are the room below's; here they are only found by name and named in lists."""

from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from branches.models import Affiliation
from branches.states import AffiliationKind
from jinxi_portal.kernel.names import clean_name
from jinxi_portal.kernel.pinyin import sort_key

MOST_FOUND = 20


def people_found(words: str) -> QuerySet[Any]:
    """Persons whose name, pinyin or initials begin with the words, with where they work and belong at hand; none for empty words."""
    person_model = Affiliation.person.field.related_model
    words = words.strip()
    if not words:
        return person_model._default_manager.none()
    if words.isascii():
        matching = Q(initials__startswith=words.lower()) | Q(name_key__startswith=words.lower())
    else:
        name = clean_name(words)
        matching = Q(name__startswith=name, name_key__startswith=sort_key(name))
    relations = Affiliation.objects.filter(until__isnull=True, kind=AffiliationKind.FULL).select_related("organisation")
    return (
        person_model._default_manager.filter(matching)
        .select_related("worker")
        .prefetch_related("worker__engagements__employer", Prefetch("affiliations", queryset=relations))
        .order_by("name_key", "pk")[:MOST_FOUND]
    )


def described(person: Any) -> str:
    """The name with where the person works and belongs, to tell namesakes apart."""
    worker = getattr(person, "worker", None)
    employers = dict.fromkeys(str(each.employer) for each in worker.engagements.all()) if worker else {}
    branches = [str(each.organisation) for each in person.affiliations.all()]
    notes = "、".join([*employers, *branches])
    return f"{person.name}（{notes}）" if notes else str(person.name)
