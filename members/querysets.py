"""What a user may see; the default is nothing."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q

from members.policy import POLICY, communities_of, employers_of
from members.states import OPEN_LEAD_STATES
from members.tracing_states import OPEN_STAGES

if TYPE_CHECKING:
    from members.models import (  # noqa: F401 -- named in base classes
        Employer,
        Engagement,
        FloatingMember,
        Lead,
        LinkageRun,
        RegisterEntry,
        Roster,
        Visit,
        VisitRequest,
        Worker,
    )


class RegisterEntryQuerySet(models.QuerySet["RegisterEntry"]):
    def visible_to(self, user: Any) -> "RegisterEntryQuerySet":
        return self if POLICY.may(user, "see_register") else self.none()

    def standing(self) -> "RegisterEntryQuerySet":
        """On the register today."""
        return self.filter(left_on__isnull=True)


class WorkerQuerySet(models.QuerySet["Worker"]):
    def visible_to(self, user: Any) -> "WorkerQuerySet":
        return self.filter(joined_into__isnull=True) if POLICY.may(user, "see_workers") else self.none()


class EngagementQuerySet(models.QuerySet["Engagement"]):
    def visible_to(self, user: Any) -> "EngagementQuerySet":
        return self if POLICY.may(user, "see_workers") else self.none()

    def standing(self) -> "EngagementQuerySet":
        """On the employer's roster today."""
        return self.filter(left_on__isnull=True)

    def to_compare(self) -> "EngagementQuerySet":
        """New or changed since a comparison last saw them."""
        return self.standing().filter(compared_in__isnull=True)


class RosterQuerySet(models.QuerySet["Roster"]):
    def visible_to(self, user: Any) -> "RosterQuerySet":
        """All for the committee; an employer's staff see their own employer's only."""
        if not POLICY.may(user, "see_rosters"):
            return self.none()
        if user.is_staff_of_office():
            return self
        return self.filter(employer_id__in=employers_of(user))


class EmployerQuerySet(models.QuerySet["Employer"]):
    def visible_to(self, user: Any) -> "EmployerQuerySet":
        return self if POLICY.may(user, "see_employers") else self.none()

    def with_rosters_of(self, user: Any) -> "EmployerQuerySet":
        """Employers whose rosters the user may see: all for the committee, an employer's staff their own."""
        if not POLICY.may(user, "see_rosters"):
            return self.none()
        return self if user.is_staff_of_office() else self.filter(pk__in=employers_of(user))


class LinkageRunQuerySet(models.QuerySet["LinkageRun"]):
    def visible_to(self, user: Any) -> "LinkageRunQuerySet":
        return self if POLICY.may(user, "see_comparisons") else self.none()


class FloatingMemberQuerySet(models.QuerySet["FloatingMember"]):
    def visible_to(self, user: Any) -> "FloatingMemberQuerySet":
        return self if POLICY.may(user, "see_floating") else self.none()

    def standing(self) -> "FloatingMemberQuerySet":
        """Registered and not ended."""
        return self.filter(ended_on__isnull=True)


class LeadQuerySet(models.QuerySet["Lead"]):
    def visible_to(self, user: Any) -> "LeadQuerySet":
        return self if POLICY.may(user, "see_leads") else self.none()

    def open(self) -> "LeadQuerySet":
        return self.filter(state__in=OPEN_LEAD_STATES)

    def traced(self) -> "LeadQuerySet":
        """On the way to a decision about where the person belongs."""
        return self.filter(stage__in=OPEN_STAGES)

    def free_for(self, user: Any, *, at: datetime) -> "LeadQuerySet":
        """Not on another reviewer's desk."""
        return self.filter(Q(reviewer__isnull=True) | Q(reviewer=user) | Q(reviewer_until__lt=at))


class VisitRequestQuerySet(models.QuerySet["VisitRequest"]):
    def visible_to(self, user: Any) -> "VisitRequestQuerySet":
        """All for the committee; a grid worker those of his own communities."""
        if POLICY.may(user, "ask_for_visit"):
            return self
        return self.filter(community_id__in=communities_of(user)) if POLICY.may(user, "visit") else self.none()

    def open(self) -> "VisitRequestQuerySet":
        return self.filter(ending="")


class VisitQuerySet(models.QuerySet["Visit"]):
    def visible_to(self, user: Any) -> "VisitQuerySet":
        """All for the committee; a grid worker his own."""
        if POLICY.may(user, "ask_for_visit"):
            return self
        return self.filter(by_id=user.pk) if POLICY.may(user, "visit") else self.none()

    def unsettled(self) -> "VisitQuerySet":
        """In conflict, and nobody has looked yet."""
        return self.exclude(conflict="").filter(settled_at__isnull=True)
