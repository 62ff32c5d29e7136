"""Keep an opened lead on the reviewer's desk: the page's heartbeat."""

from typing import Any

from django.db import transaction

from jinxi_portal.kernel import clock
from members.deciding import lock_lead, require_open
from members.models import Lead
from members.policy import POLICY
from members.rules.leases import lease_until


def hold_lead(*, lead: Lead, by: Any) -> Lead:
    """Begin or renew the lease of ``by``.

    Raises:
        members.refusals.Refusal: the lead is decided, its roster withdrawn, or it lies on another desk.
    """
    with transaction.atomic():
        locked = lock_lead(lead)
        POLICY.require(by, "decide_lead", locked)
        require_open(locked, by)
        locked.reviewer, locked.reviewer_until = by, lease_until(clock.now())
        locked.save(update_fields=["reviewer", "reviewer_until"])
    return locked
