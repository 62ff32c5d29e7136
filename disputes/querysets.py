"""Which disputes a user may see; the default is none."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import models
from django.db.models import Prefetch, Q, Subquery

from disputes.policy import employers_of, places_of, roles_of
from disputes.states import OPEN
from disputes.words import Side
from jinxi_portal.accounts.public import COMMITTEE, Role

if TYPE_CHECKING:
    from disputes.models import Dispute  # noqa: F401 -- named in the base class


class DisputeQuerySet(models.QuerySet["Dispute"]):
    def visible_to(self, user: Any) -> "DisputeQuerySet":
        """A party's own; the mediator's own; that they exist for a mediator who was replaced, for the micro-home's desk and the committee.

        ``mobile_proven`` is what a visitor without an account has shown with a code.
        """
        digest = getattr(user, "mobile_proven", None)
        if digest is not None:
            return self._of_parties(Q(mobile_digest=digest))
        roles = roles_of(user)
        if not roles:
            return self.none()
        if roles & COMMITTEE:
            return self
        if Role.WORKER in roles:
            return self._of_parties(Q(account=user.pk))
        if Role.EMPLOYER_STAFF in roles:
            return self._of_parties(Q(employer__in=employers_of(user)))
        if roles & {Role.MEDIATOR, Role.MICROHOME_KEEPER}:
            seen = Q(place_id__in=places_of(user)) | Q(taken_in_by=user.pk)
            if Role.MEDIATOR in roles:
                seen |= Q(pk__in=Subquery(self._once_led_by(user)))
            return self.filter(seen)
        return self.none()

    def _of_parties(self, which: Q) -> "DisputeQuerySet":
        parties = apps.get_model("disputes.Party").objects.filter(which)
        told = parties.filter(Q(side=Side.APPLICANT) | Q(dispute__asked_on__isnull=False))
        return self.filter(pk__in=told.values("dispute_id"))

    @staticmethod
    def _once_led_by(user: Any) -> Any:
        mediations = apps.get_model("disputes.Mediation").objects
        return mediations.filter(mediator__user=user.pk, since__isnull=False).values("dispute_id")

    def _led_by(self, user: Any) -> Any:
        return self._once_led_by(user).filter(until__isnull=True)

    def led_by(self, user: Any) -> "DisputeQuerySet":
        """Of which the user is the mediator in charge."""
        return self.filter(pk__in=Subquery(self._led_by(user)))

    def with_people(self) -> "DisputeQuerySet":
        """Parties and mediators at hand, as the policy and the lists ask for them."""
        mediations = apps.get_model("disputes.Mediation").objects
        led = mediations.select_related("mediator__user").order_by("proposed_at", "id")
        return self.prefetch_related("parties", Prefetch("mediations", led))

    def open(self) -> "DisputeQuerySet":
        return self.filter(state__in=OPEN)

    def overdue(self, *, on: date) -> "DisputeQuerySet":
        return self.open().filter(
            Q(accepted_on__isnull=True, accept_due__lt=on) | Q(accepted_on__isnull=False, mediation_due__lt=on)
        )
