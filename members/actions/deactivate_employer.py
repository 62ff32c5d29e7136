"""End the work with an employer, and take it up again."""

from typing import Any

from django.db import transaction

from jinxi_portal.records.public import write_history
from members.models import Employer
from members.policy import POLICY


def deactivate_employer(*, employer: Employer, by: Any) -> Employer:
    """No new rosters are taken and nobody new is posted there; rosters, workers and leads stay as they are."""
    return _set(employer, by, active=False, verb="members.employer_deactivated")


def reactivate_employer(*, employer: Employer, by: Any) -> Employer:
    """Rosters are taken again."""
    return _set(employer, by, active=True, verb="members.employer_reactivated")


def _set(employer: Employer, by: Any, *, active: bool, verb: str) -> Employer:
    with transaction.atomic():
        locked = Employer.objects.select_for_update(no_key=True).get(pk=employer.pk)
        POLICY.require(by, "change_employer", locked)
        if locked.is_active != active:
            locked.is_active = active
            locked.save(update_fields=["is_active"])
            write_history(subject=locked, verb=verb, by=by, facts={"code": locked.code})
    return locked
