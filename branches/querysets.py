"""What a user may see, and how things stood on a day; the default is nothing."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import models
from django.db.models import Exists, F, FilteredRelation, OuterRef, Q

from branches.periods import in_force
from branches.policy import POLICY, branches_of
from branches.states import BRANCHES, AffiliationKind, OrganisationKind, Standing

if TYPE_CHECKING:
    from branches.models import (  # noqa: F401 -- named in base classes
        Affiliation,
        Organisation,
        PartyPost,
        PartyStanding,
        UnitMembership,
    )


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    def visible_to(self, user: Any) -> "OrganisationQuerySet":
        """Names of organisations are public facts; the pages are the staff's."""
        return self if POLICY.may(user, "see_tree") else self.none()

    def whose_people_are_seen_by(self, user: Any) -> "OrganisationQuerySet":
        """Those of which the user may see members, posts and transfers."""
        if POLICY.may(user, "see_all_people"):
            return self
        own = branches_of(user)
        return self.filter(Q(pk__in=own) | Q(parent_id__in=own, kind=OrganisationKind.GROUP)) if own else self.none()

    def standing(self, *, on: date) -> "OrganisationQuerySet":
        """That exist on the day."""
        return self.filter(Q(dissolved_on__isnull=True) | Q(dissolved_on__gt=on), founded_on__lte=on)

    def branches(self) -> "OrganisationQuerySet":
        """Branches and joint branches: people are affiliated to these."""
        return self.filter(kind__in=BRANCHES)

    def as_of(self, on: date) -> "OrganisationQuerySet":
        """That existed on the day, each with ``name_then``, ``kind_then`` and ``parent_then`` (an id) of that day."""
        then = FilteredRelation("forms", condition=in_force(on, "forms__"))
        return (
            self.standing(on=on)
            .annotate(form_then=then)
            .annotate(
                name_then=F("form_then__name"), kind_then=F("form_then__kind"), parent_then=F("form_then__parent_id")
            )
        )


class UnitMembershipQuerySet(models.QuerySet["UnitMembership"]):
    def in_force(self, *, on: date) -> "UnitMembershipQuerySet":
        return self.filter(in_force(on))


class AffiliationQuerySet(models.QuerySet["Affiliation"]):
    def visible_to(self, user: Any) -> "AffiliationQuerySet":
        """All for the committee, the own branch's for its secretary, nothing for anybody else."""
        if POLICY.may(user, "see_all_people"):
            return self
        own = branches_of(user)
        return self.filter(organisation_id__in=own) if own else self.none()

    def in_force(self, *, on: date) -> "AffiliationQuerySet":
        return self.filter(in_force(on))

    def in_group(self, group: "Organisation", *, on: date) -> "AffiliationQuerySet":
        """Those who take part in the group on the day."""
        members = apps.get_model("branches.GroupMembership")._default_manager.filter(in_force(on), group=group)
        return self.filter(pk__in=members.values("affiliation_id"))

    def voting(self, *, on: date) -> "AffiliationQuerySet":
        """Full relation here and full standing on the day: who counts for quorum and majority."""
        standing = "person__party_standings__"
        return self.in_force(on=on).filter(
            in_force(on, standing), kind=AffiliationKind.FULL, **{f"{standing}standing": Standing.FULL}
        )

    def without_standing(self, *, on: date) -> "AffiliationQuerySet":
        """Full relation here, and nobody has noted whether as a probationary or a full member: found by tracing, for example."""
        standings = apps.get_model("branches", "PartyStanding").objects.filter(in_force(on), person=OuterRef("person"))
        return self.in_force(on=on).filter(~Exists(standings), kind=AffiliationKind.FULL)


class PartyStandingQuerySet(models.QuerySet["PartyStanding"]):
    def in_force(self, *, on: date) -> "PartyStandingQuerySet":
        return self.filter(in_force(on))


class PartyPostQuerySet(models.QuerySet["PartyPost"]):
    def visible_to(self, user: Any) -> "PartyPostQuerySet":
        if POLICY.may(user, "see_all_people"):
            return self
        own = branches_of(user)
        if not own:
            return self.none()
        return self.filter(
            Q(organisation_id__in=own) | Q(organisation__parent_id__in=own, organisation__kind=OrganisationKind.GROUP)
        )

    def in_force(self, *, on: date) -> "PartyPostQuerySet":
        return self.filter(in_force(on))
