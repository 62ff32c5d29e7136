"""Rows are locked and read again before an act decides. Order: organisation, then person, so that two acts never wait for each other."""

from typing import Any

from branches.models import Organisation


def lock_organisation(organisation: Organisation) -> Organisation:
    return Organisation.objects.select_for_update(of=("self",)).get(pk=organisation.pk)


def lock_organisations(*organisations: Organisation | None) -> dict[int, Organisation]:
    """Several at once, always in the same order."""
    ids = sorted({each.pk for each in organisations if each is not None})
    found = Organisation.objects.select_for_update(of=("self",)).filter(pk__in=ids).order_by("pk")
    return {each.pk: each for each in found}


def lock_person(person: Any) -> Any:
    """Whose affiliations and standing change now; the person lies in the room below."""
    return type(person)._default_manager.select_for_update(of=("self",)).get(pk=person.pk)
