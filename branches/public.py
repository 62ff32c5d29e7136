"""The door of the organisation: branches, who belongs to them, who votes there.

``ORGANISATION`` is the label for foreign keys of rooms above. Whoever shows what these functions answer about people asks
``sees_people_of`` first: party membership is known to the committee and the own branch.
"""

from datetime import date
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model

from branches.actions.ask_for_help import ask_for_help
from branches.actions.end_handover import give_back, resolve_handed_over
from branches.dissolution import Obstacle, register_obstacle
from branches.events import (
    AffiliationBegun,
    AffiliationEnded,
    OrganisationDissolved,
    OrganisationFounded,
    OrganisationReformed,
    TransferCompleted,
)
from branches.events_help import HelpAsked, HelpReopened, HelpResolved
from branches.handover import HandedOver, HandedProgress, Handover, register_handover
from branches.models import Affiliation, HelpRequest, Organisation
from branches.policy import POLICY, branch_id_of, branches_of, committee_or_own_branch
from branches.querysets import AffiliationQuerySet, OrganisationQuerySet
from branches.rules.terms import is_quorate
from branches.states import BRANCHES, AffiliationKind, OrganisationKind, Post, Standing
from branches.states_help import Audience, HelpKind

#: For foreign keys: ``models.ForeignKey(ORGANISATION, …)``.
ORGANISATION = "branches.Organisation"

__all__ = [
    "BRANCHES",
    "ORGANISATION",
    "Affiliation",
    "AffiliationBegun",
    "AffiliationEnded",
    "AffiliationKind",
    "Audience",
    "HandedOver",
    "HandedProgress",
    "Handover",
    "HelpAsked",
    "HelpKind",
    "HelpReopened",
    "HelpResolved",
    "Obstacle",
    "Organisation",
    "OrganisationDissolved",
    "OrganisationFounded",
    "OrganisationKind",
    "OrganisationReformed",
    "Post",
    "Standing",
    "TransferCompleted",
    "affiliated_people",
    "ask_for_help",
    "branch_id_of",
    "branch_of",
    "branches_of",
    "committee_or_own_branch",
    "give_back",
    "help_request_of",
    "holders_of_post",
    "is_quorate",
    "is_voting_member",
    "organisation_choices",
    "organisations_of",
    "register_handover",
    "register_obstacle",
    "resolve_handed_over",
    "sees_people_of",
    "voting_members",
]


def organisations_of(user: Any) -> OrganisationQuerySet:
    """Standing organisations whose people the user may see: all for the committee, the own branch for its secretary."""
    return Organisation.objects.whose_people_are_seen_by(user).filter(dissolved_on__isnull=True)


def organisation_choices(user: Any, *, branches_only: bool = False) -> list[tuple[int, str]]:
    """Ids and names of ``organisations_of`` for a form's list, by name."""
    rows = organisations_of(user)
    if branches_only:
        rows = rows.branches()
    return list(rows.order_by("name_key", "pk").values_list("pk", "name"))


def sees_people_of(user: Any, organisation: Organisation) -> bool:
    """Whether the user may know who belongs to the organisation."""
    return bool(POLICY.may(user, "see_people", organisation))


def branch_of(person: Any, on: date) -> Organisation | None:
    """The branch that keeps the person's full relation on the day; else the one where he takes part as floating."""
    found = (
        Affiliation.objects.in_force(on=on)
        .filter(person=person, kind__in=(AffiliationKind.FULL, AffiliationKind.FLOATING))
        .select_related("organisation")
        .order_by("-kind")  # "full" after "floating"
        .first()
    )
    return found.organisation if found else None


def affiliated_people(organisation: Organisation, on: date) -> AffiliationQuerySet:
    """The affiliations in force at the branch on the day (at a group: those who take part in it that day), persons at hand, by name."""
    rows = Affiliation.objects.in_force(on=on).select_related("person")
    if organisation.kind == OrganisationKind.GROUP:
        rows = rows.in_group(organisation, on=on)
    else:
        rows = rows.filter(organisation=organisation)
    return rows.order_by("person__name_key", "pk")


def voting_members(organisation: Organisation, on: date) -> AffiliationQuerySet:
    """Who counts for quorum and majority on the day: full standing and full relation; probationary members have no vote."""
    return affiliated_people(organisation, on).voting(on=on)


def is_voting_member(person: Any, organisation: Organisation, on: date) -> bool:
    """Whether the person has a vote in the organisation on the day."""
    return voting_members(organisation, on).filter(person=person).exists()


def holders_of_post(organisation: Organisation, post: Post, on: date) -> list[Any]:
    """The persons who hold the post on the day."""
    rows = organisation.party_posts.in_force(on=on).filter(post=post).select_related("person")
    return [row.person for row in rows.order_by("since", "pk")]


def help_request_of(case: Model, user: Any) -> HelpRequest | None:
    """The request that a room took over as this case, when the user may see it."""
    kind = ContentType.objects.get_for_model(case)
    return HelpRequest.objects.visible_to(user).filter(case_type=kind, case_id=case.pk).first()
