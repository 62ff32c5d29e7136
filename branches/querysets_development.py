"""Which paths to membership a user may see, and how one stands on a day."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q

from branches.policy import branches_of
from branches.policy_development import POLICY
from branches.states_development import PathState
from jinxi_portal.accounts.public import COMMITTEE, posted

if TYPE_CHECKING:
    from branches.models import DevelopmentPath  # noqa: F401 -- named in a base class

_committee = posted(*COMMITTEE)


class DevelopmentPathQuerySet(models.QuerySet["DevelopmentPath"]):
    def visible_to(self, user: Any) -> "DevelopmentPathQuerySet":
        """All for the committee, the own branch's for its secretary, nothing for anybody else."""
        if not POLICY.may(user, "see"):
            return self.none()
        if _committee(user, None):
            return self
        return self.filter(organisation_id__in=branches_of(user))

    def open(self) -> "DevelopmentPathQuerySet":
        return self.filter(state=PathState.OPEN)

    def late(self, *, on: date) -> "DevelopmentPathQuerySet":
        """A limit or a half-yearly note has passed."""
        return self.open().filter(Q(next_due__lt=on) | Q(note_due__lt=on))

    def near(self, *, on: date, by: date) -> "DevelopmentPathQuerySet":
        """A limit or a note falls due between two days."""
        return self.open().filter(Q(next_due__range=(on, by)) | Q(note_due__range=(on, by)))
