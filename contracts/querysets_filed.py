"""Which filed contracts a user may see, and which hold on a day; the default is none."""

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q

from contracts.policy import employers_of
from contracts.policy_filed import FILED
from contracts.states_filed import STANDING
from jinxi_portal.kernel import clock
from members.public import worker_of

if TYPE_CHECKING:
    from contracts.models import FiledContract  # noqa: F401 -- named in base classes


class FiledContractQuerySet(models.QuerySet["FiledContract"]):
    def visible_to(self, user: Any) -> "FiledContractQuerySet":
        """On the desk and for an employer's system: all for the office, an employer its own."""
        if FILED.may(user, "see_all_filed_contracts"):
            return self
        if not FILED.may(user, "see_filed_contracts"):
            return self.none()
        return self.filter(employer_id__in=employers_of(user))

    def of_worker(self, user: Any) -> "FiledContractQuerySet":
        """The worker's own, as long as they stand."""
        worker = worker_of(user) if FILED.may(user, "see_own_filed") else None
        return self.none() if worker is None else self.filter(worker=worker, state__in=STANDING)

    def holding(self, *, on: date) -> "FiledContractQuerySet":
        """In force on the day on the county's standard text and known as such by that day's end: what coverage counts."""
        end_of_day = clock.start_of(on + timedelta(days=1))
        known = self._accepted(end_of_day).filter(starts_on__lte=on)
        known = known.filter(Q(ended_on__isnull=True) | Q(ended_on__gte=on))
        return known.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=on))

    def run_out(self, *, on: date) -> "FiledContractQuerySet":
        """On the standard text, with the last day gone by; what was ended before is not to be renewed."""
        return self._accepted(clock.start_of(on + timedelta(days=1))).filter(ended_on__isnull=True, ends_on__lt=on)

    def _accepted(self, end: datetime) -> "FiledContractQuerySet":
        rows = self.filter(version__isnull=False, accepted_at__lt=end)
        return rows.filter(Q(stopped_at__isnull=True) | Q(stopped_at__gte=end))
