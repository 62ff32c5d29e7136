"""Persons are the room below's; here they are found by name and told apart in a list to choose from."""

from collections.abc import Iterable
from typing import Any

from branches.models import Affiliation
from branches.states import AffiliationKind
from members.public import Person, find_people


def people_found(words: str) -> list[Any]:
    """Persons whose name, pinyin or initials begin with the words, in their order; ``described`` tells namesakes apart."""
    if not words.strip():
        return []
    choices = find_people(words)
    branches = _branches_of(choice.id for choice in choices)
    people = Person.objects.in_bulk([choice.id for choice in choices])
    found: list[Any] = []
    for choice in choices:
        person: Any = people[choice.id]
        person.described = " · ".join(filter(None, [choice.label, branches.get(choice.id)]))
        found.append(person)
    return found


def described(person: Any) -> str:
    """The name with what tells a person found from namesakes: year of birth, where he works and belongs."""
    return str(person.described)


def _branches_of(ids: Iterable[int]) -> dict[int, str]:
    rows = Affiliation.objects.filter(person__in=list(ids), until__isnull=True, kind=AffiliationKind.FULL)
    return dict(rows.values_list("person_id", "organisation__name"))
