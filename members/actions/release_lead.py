"""Lay a lead back, undecided, for the next reviewer."""

from typing import Any

from django.db import transaction

from members.deciding import lock_lead
from members.models import Lead
from members.policy import POLICY


def release_lead(*, lead: Lead, by: Any) -> Lead:
    """End the lease of ``by``; a lease of somebody else, or none, is left as it is."""
    with transaction.atomic():
        locked = lock_lead(lead)
        POLICY.require(by, "decide_lead", locked)
        if locked.reviewer_id == by.pk:
            locked.reviewer, locked.reviewer_until = None, None
            locked.save(update_fields=["reviewer", "reviewer_until"])
    return locked
