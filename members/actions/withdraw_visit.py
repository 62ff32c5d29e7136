"""A visit is no longer wanted."""

from typing import Any

from django.db import transaction

from jinxi_portal.kernel import clock
from jinxi_portal.records.public import write_history
from members.models import VisitEnding, VisitRequest
from members.policy import POLICY
from members.tracing.refusals import VisitOver
from members.visiting.effects import lock_request


def withdraw_visit(*, request: VisitRequest, by: Any) -> VisitRequest:
    """Take it off the grid worker's list; who is already at the door will be told that it has ended.

    Raises:
        members.refusals.Refusal: it has ended already.
    """
    with transaction.atomic():
        held = lock_request(request)
        POLICY.require(by, "ask_for_visit", held)
        if held.ending:
            raise VisitOver(held.number)
        held.ending, held.ended_at = VisitEnding.WITHDRAWN, clock.now()
        held.save(update_fields=["ending", "ended_at"])
        write_history(subject=held, verb="members.visit_withdrawn", by=by, facts={"number": held.number})
    return held
