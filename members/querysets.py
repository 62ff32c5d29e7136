"""What a user may see; the default is nothing."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q

from members.policy import POLICY, employers_of
from members.states import OPEN_LEAD_STATES

if TYPE_CHECKING:
    from members.models import Engagement, Lead, RegisterEntry, Roster, Worker  # noqa: F401 -- named in base classes


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


class RosterQuerySet(models.QuerySet["Roster"]):
    def visible_to(self, user: Any) -> "RosterQuerySet":
        """All for the committee; an employer's staff see their own employer's only."""
        if not POLICY.may(user, "see_rosters"):
            return self.none()
        if user.is_staff_of_office():
            return self
        return self.filter(employer_id__in=employers_of(user))


class LeadQuerySet(models.QuerySet["Lead"]):
    def visible_to(self, user: Any) -> "LeadQuerySet":
        return self if POLICY.may(user, "see_leads") else self.none()

    def open(self) -> "LeadQuerySet":
        return self.filter(state__in=OPEN_LEAD_STATES)

    def free_for(self, user: Any, *, at: datetime) -> "LeadQuerySet":
        """Not on another reviewer's desk."""
        return self.filter(Q(reviewer__isnull=True) | Q(reviewer=user) | Q(reviewer_until__lt=at))
