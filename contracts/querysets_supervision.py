"""What a user may see of the supervision of enterprises; the default is nothing."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q

from contracts.policy_supervision import SUPERVISION

if TYPE_CHECKING:
    from contracts.models import KeyEnterprise  # noqa: F401 -- named in base classes


class KeyEnterpriseQuerySet(models.QuerySet["KeyEnterprise"]):
    def visible_to(self, user: Any) -> "KeyEnterpriseQuerySet":
        return self if SUPERVISION.may(user, "see_enterprises") else self.none()

    def on(self, day: date) -> "KeyEnterpriseQuerySet":
        """Those in force on the day."""
        return self.filter(Q(until__isnull=True) | Q(until__gte=day), since__lte=day)
