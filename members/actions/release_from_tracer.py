"""A tracer gives a lead back to the queue."""

from typing import Any

from django.db import transaction

from jinxi_portal.records.public import write_history
from members.models import Lead
from members.policy import POLICY
from members.tracing.moving import lock_for_tracing
from members.tracing.refusals import WithAnotherTracer


def release_from_tracer(*, lead: Lead, by: Any) -> Lead:
    """Nobody is on the lead any more; its stage stays. A lead that nobody holds is returned as it is.

    Raises:
        members.refusals.WithAnotherTracer: a colleague is on it.
    """
    with transaction.atomic():
        locked = lock_for_tracing(lead)
        POLICY.require(by, "trace_lead", locked)
        if locked.tracer_id is None:
            return locked
        if locked.tracer_id != by.pk:
            raise WithAnotherTracer(locked)
        locked.tracer = None
        locked.save(update_fields=["tracer"])
        write_history(subject=locked, verb="members.lead_given_back", by=by, facts={"number": locked.number})
    return locked
