"""Transfers that a user may see: the committee all, a secretary those that touch the own branch."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q

from branches.policy import POLICY, branches_of
from branches.states import OPEN_TRANSFERS, TransferState

if TYPE_CHECKING:
    from branches.models import Transfer  # noqa: F401 -- named in the base class


class TransferQuerySet(models.QuerySet["Transfer"]):
    def visible_to(self, user: Any) -> "TransferQuerySet":
        if POLICY.may(user, "see_all_people"):
            return self
        own = branches_of(user)
        if not own:
            return self.none()
        return self.filter(Q(from_organisation_id__in=own) | Q(to_organisation_id__in=own))

    def open(self) -> "TransferQuerySet":
        return self.filter(state__in=OPEN_TRANSFERS)

    def to_answer(self, user: Any) -> "TransferQuerySet":
        """That wait for the user's side: the receiving branch, or the committee where the other end lies outside."""
        waiting = self.visible_to(user).filter(state=TransferState.PROPOSED)
        if POLICY.may(user, "see_all_people"):
            return waiting
        return waiting.filter(to_organisation_id__in=branches_of(user))

    def letter_ended(self, *, on: date) -> "TransferQuerySet":
        """Accepted, but the person has not reported in time."""
        return self.filter(state=TransferState.ACCEPTED, valid_until__lt=on)
