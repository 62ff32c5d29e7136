"""What a user may see of templates and contracts; the default is nothing."""

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Coalesce
from django.db.models.lookups import GreaterThanOrEqual

from contracts.policy import POLICY, employers_of
from contracts.rules.signing import RENEW_DAYS
from contracts.states import SIGNED_STATES, ContractState, Relation, VersionState
from jinxi_portal.kernel import clock
from members.public import worker_of

if TYPE_CHECKING:
    from contracts.models import Contract, TemplateVersion  # noqa: F401 -- named in base classes


class TemplateVersionQuerySet(models.QuerySet["TemplateVersion"]):
    def visible_to(self, user: Any) -> "TemplateVersionQuerySet":
        """Everything for the office; who drafts with them sees what was approved."""
        if POLICY.may(user, "see_template_drafts"):
            return self
        return self.exclude(state=VersionState.DRAFT) if POLICY.may(user, "see_templates") else self.none()

    def in_force(self, *, on: date) -> "TemplateVersionQuerySet":
        """The newest approved version of each template that is effective on the day."""
        approved = self.filter(state=VersionState.APPROVED, effective_from__lte=on)
        return approved.order_by("template_id", "-effective_from", "-number").distinct("template_id")


class ContractQuerySet(models.QuerySet["Contract"]):
    def visible_to(self, user: Any) -> "ContractQuerySet":
        """On the desk: all for the office, an employer's staff their own employer's."""
        if POLICY.may(user, "see_all"):
            return self
        if not POLICY.may(user, "see"):
            return self.none()
        return self.filter(employer_id__in=employers_of(user))

    def of_worker(self, user: Any) -> "ContractQuerySet":
        """The worker's own, once they were sent."""
        worker = worker_of(user) if POLICY.may(user, "see_own") else None
        return self.none() if worker is None else self.filter(worker=worker, round__gt=0)

    def holding(self, *, on: date) -> "ContractQuerySet":
        """Signed by everybody and in force on the day, as it stood at that day's end; addenda are not counted."""
        end_of_day: datetime = clock.start_of(on + timedelta(days=1))
        rows = self.filter(state__in=SIGNED_STATES, completed_at__lt=end_of_day, starts_on__lte=on)
        last_day = Coalesce("ended_on", "ends_on")
        return rows.exclude(relation=Relation.ADDENDUM).filter(
            Q(ended_on__isnull=True, ends_on__isnull=True) | Q(GreaterThanOrEqual(last_day, on))
        )

    def ending_soon(self, *, on: date) -> "ContractQuerySet":
        """In force, with the last day near enough for the first reminder, and no renewal signed."""
        near = self.filter(
            state=ContractState.ACTIVE, ends_on__gte=on, ends_on__lte=on + timedelta(days=max(RENEW_DAYS))
        )
        # a subquery: one exclude() over two fields of the successors would also meet two different successors
        renewed = self.model.objects.filter(
            predecessor=OuterRef("pk"), relation=Relation.RENEWAL, state=ContractState.ACTIVE
        )
        return near.exclude(relation=Relation.ADDENDUM).exclude(Exists(renewed))

    def run_out(self, *, on: date) -> "ContractQuerySet":
        """Signed, with the last day gone by; what was ended before is not to be renewed, addenda are not counted."""
        rows = self.filter(state__in=(ContractState.ACTIVE, ContractState.EXPIRED), ends_on__lt=on)
        return rows.exclude(relation=Relation.ADDENDUM)

    def late_to_sign(self, *, at: datetime) -> "ContractQuerySet":
        return self.filter(state=ContractState.SIGNING, sign_by__lt=at)

    def over(self, *, on: date) -> "ContractQuerySet":
        """Still counted as signed although their last day has passed; addenda go with their contracts."""
        return self.filter(state=ContractState.ACTIVE, ends_on__lt=on).exclude(relation=Relation.ADDENDUM)
