"""Which branch looks after a worker's request (rules.help.choose_branch), and whose instructor may be let in."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from branches.help_people import secretaries_of
from branches.models import Affiliation, Organisation, UnitMembership
from branches.rules.help import choose_branch
from branches.states import AffiliationKind
from members.public import person_of, worker_of


@dataclass(frozen=True)
class Route:
    """``organisation`` None is the committee's desk."""

    organisation: Organisation | None
    employer_id: int | None


def route_of(user: Any, *, on: date) -> Route:
    """A branch counts only while somebody is its secretary: nobody's request waits where nobody sits."""
    worker = worker_of(user)
    if worker is None:
        return Route(None, None)
    employers = list(worker.engagements.standing().order_by("-since", "-pk").values_list("employer_id", flat=True))
    wanted = choose_branch(own=_own_branch(person_of(user), on), of_employers=_branches_of(employers, on))
    found = Organisation.objects.branches().standing(on=on).filter(pk=wanted).first() if wanted else None
    if found is not None and not secretaries_of(found):
        found = None
    return Route(found, employers[0] if employers else None)


def _own_branch(person: Any, on: date) -> int | None:
    """Of a full relation first, else where he takes part as floating."""
    if person is None:
        return None
    rows = Affiliation.objects.in_force(on=on).filter(
        person=person, kind__in=(AffiliationKind.FULL, AffiliationKind.FLOATING)
    )
    ids = dict(rows.values_list("kind", "organisation_id"))
    own: int | None = ids.get(AffiliationKind.FULL, ids.get(AffiliationKind.FLOATING))
    return own


def _branches_of(employers: list[int], on: date) -> list[int]:
    """The branches that the employers are units of, in the order of the employers."""
    rows = UnitMembership.objects.in_force(on=on).filter(
        unit__employer__in=employers, organisation__in=Organisation.objects.branches().standing(on=on)
    )
    of_employer = dict(rows.order_by("-since").values_list("unit__employer_id", "organisation_id"))
    return [of_employer[employer] for employer in employers if employer in of_employer]
