"""The tree of a day: organisations as they were called and stood then, each with what is below it."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count

from branches.models import Affiliation, Organisation
from branches.policy import POLICY
from branches.states import AffiliationKind, OrganisationKind

_ORDER = list(OrganisationKind.values)


@dataclass
class Node:
    """One organisation on the day. ``people`` is None for who may not know how many belong to it."""

    organisation: Any
    name: str
    kind: OrganisationKind
    people: int | None = None
    below: list["Node"] = field(default_factory=list)

    @property
    def is_renamed(self) -> bool:
        """Called otherwise today."""
        return bool(self.organisation.name != self.name)


def tree_of(user: Any, *, on: date) -> list[Node]:
    """The roots of the tree of a day; a constant number of queries."""
    rows: list[Any] = list(Organisation.objects.visible_to(user).as_of(on).order_by("name_key", "pk"))
    people = people_on(on) if POLICY.may(user, "see_all_people") else None
    nodes = {
        row.pk: Node(
            organisation=row,
            name=row.name_then or row.name,
            kind=OrganisationKind(row.kind_then or row.kind),
            people=None if people is None or row.kind_then not in _WITH_PEOPLE else people.get(row.pk, 0),
        )
        for row in rows
    }
    roots: list[Node] = []
    for row in rows:
        above = nodes.get(row.parent_then) if row.parent_then else None
        (above.below if above else roots).append(nodes[row.pk])
    for node in nodes.values():
        node.below.sort(key=_place_in_list)
    return sorted(roots, key=_place_in_list)


_WITH_PEOPLE = (OrganisationKind.BRANCH, OrganisationKind.JOINT_BRANCH)


def _place_in_list(node: Node) -> tuple[int, str]:
    return _ORDER.index(node.kind), node.organisation.name_key


def people_on(on: date) -> dict[int, int]:
    """How many belong to each branch on the day, or take part in it."""
    counted: dict[int, int] = defaultdict(int)
    rows = (
        Affiliation.objects.in_force(on=on)
        .exclude(kind=AffiliationKind.CONTACT)
        .values("organisation_id")
        .annotate(people=Count("pk"))
    )
    for row in rows:
        counted[row["organisation_id"]] = row["people"]
    return counted


def count_by_kind(roots: list[Node]) -> dict[OrganisationKind, int]:
    """How many of each kind stand in the tree."""
    counts: dict[OrganisationKind, int] = dict.fromkeys(OrganisationKind, 0)
    waiting = list(roots)
    while waiting:
        node = waiting.pop()
        counts[node.kind] += 1
        waiting.extend(node.below)
    return counts
