"""A human looks at a visit in conflict."""

from typing import Any

from django.db import transaction

from jinxi_portal.kernel import clock
from jinxi_portal.records.public import write_history
from members.models import Visit
from members.policy import POLICY
from members.tracing.refusals import VisitSettled
from members.visiting.effects import lead_of, lock_request, take_effect


def settle_visit(*, visit: Visit, count: bool, by: Any) -> Visit:
    """Let the visit count as if nothing had happened meanwhile, or set it aside; it stays on the timeline either way.

    Raises:
        members.refusals.Refusal: a colleague was faster, or the worker was joined to another one meanwhile.
    """
    with transaction.atomic():
        lead = lead_of(visit.request)
        request = lock_request(visit.request)
        POLICY.require(by, "ask_for_visit", request)
        held = Visit.objects.select_for_update().get(pk=visit.pk)
        if not held.conflict or held.settled_at is not None:
            raise VisitSettled(request.number)
        held.counted, held.settled_at, held.settled_by = count, clock.now(), by
        held.save(update_fields=["counted", "settled_at", "settled_by"])
        write_history(
            subject=request,
            verb="members.visit_counted" if count else "members.visit_set_aside",
            by=by,
            facts={"number": request.number, "outcome": held.outcome, "visit": held},
        )
        if count:
            take_effect(held, request, lead, by=by)
    return held
