"""Persons are the room below's; here they are found by name and told apart in a list to choose from."""

from collections.abc import Iterable
from typing import Any

from branches.models import Affiliation
from branches.states import AffiliationKind
from members.public import Person, find_people


def people_to_choose(words: str) -> list[tuple[int, str]]:
    """Ids and labels of persons whose name begins with the words, each with the branch that keeps the relation."""
    if not words.strip():
        return []
    found = find_people(words)
    branches = _branches_of(choice.id for choice in found)
    return [
        (choice.id, f"{choice.label} · {branches[choice.id]}" if choice.id in branches else choice.label)
        for choice in found
    ]


def person_with(pk: int) -> Any:
    """The person chosen."""
    return Person.objects.get(pk=pk)


def _branches_of(ids: Iterable[int]) -> dict[int, str]:
    rows = Affiliation.objects.filter(person__in=list(ids), until__isnull=True, kind=AffiliationKind.FULL)
    return dict(rows.values_list("person_id", "organisation__name"))
