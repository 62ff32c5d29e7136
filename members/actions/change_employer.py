"""Correct what is written about an employer."""

from typing import Any

from django.db import transaction

from jinxi_portal.records.public import write_history
from members.employer_details import EmployerDetails, check_unused
from members.models import Employer
from members.policy import POLICY


def change_employer(*, employer: Employer, details: EmployerDetails, by: Any) -> Employer:
    """Write the details; the code in addresses stays. Nothing is written when nothing differs.

    Raises:
        members.refusals.Refusal: another employer has this name, short name or credit code.
    """
    with transaction.atomic():
        locked = Employer.objects.select_for_update(no_key=True).get(pk=employer.pk)
        POLICY.require(by, "change_employer", locked)
        check_unused(details, besides=locked)
        changed = details.write_to(locked)
        if changed:
            locked.save()
            write_history(
                subject=locked,
                verb="members.employer_changed",
                by=by,
                facts={"code": locked.code, "fields": len(changed)},
            )
    return locked
