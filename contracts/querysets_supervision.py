"""What a user may see of the supervision of enterprises; the default is nothing."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q

from contracts.policy import employers_of
from contracts.policy_supervision import SUPERVISION
from contracts.states_inspections import InspectionState

if TYPE_CHECKING:
    from contracts.models import Inspection, KeyEnterprise  # noqa: F401 -- named in base classes


class KeyEnterpriseQuerySet(models.QuerySet["KeyEnterprise"]):
    def visible_to(self, user: Any) -> "KeyEnterpriseQuerySet":
        return self if SUPERVISION.may(user, "see_enterprises") else self.none()

    def on(self, day: date) -> "KeyEnterpriseQuerySet":
        """Those in force on the day."""
        return self.filter(Q(until__isnull=True) | Q(until__gte=day), since__lte=day)


class InspectionQuerySet(models.QuerySet["Inspection"]):
    def visible_to(self, user: Any) -> "InspectionQuerySet":
        """All for the office; an enterprise's staff from the day on which it was asked to put something right."""
        if SUPERVISION.may(user, "see_all_inspections"):
            return self
        if not SUPERVISION.may(user, "see_inspections"):
            return self.none()
        return self.filter(employer_id__in=employers_of(user), noticed_at__isnull=False)

    def overdue(self, *, on: date) -> "InspectionQuerySet":
        """The day by which it should have been put right has passed without an answer to every item."""
        return self.filter(state=InspectionState.CORRECTING, correct_by__lt=on)
