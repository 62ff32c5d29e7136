"""A tracer takes a lead up, so that colleagues see who is on it."""

from typing import Any

from django.db import transaction

from jinxi_portal.records.public import write_history
from members.consenting import require_willing
from members.models import Lead
from members.policy import POLICY
from members.tracing.moving import is_open, lock_for_tracing, move_stage, touch
from members.tracing.refusals import NotBeingTraced, WithAnotherTracer
from members.tracing_states import TracingStage


def take_lead(*, lead: Lead, by: Any, from_colleague: bool = False) -> Lead:
    """``by`` becomes the lead's tracer; a lead just found is under check from then on.

    Raises:
        members.refusals.Refusal: it is concluded, or a colleague is on it and ``from_colleague`` does not say that both know.
    """
    with transaction.atomic():
        locked = lock_for_tracing(lead)
        POLICY.require(by, "trace_lead", locked)
        if not is_open(locked):
            raise NotBeingTraced(locked)
        require_willing(locked)
        if locked.tracer_id == by.pk:
            return locked
        if locked.tracer_id is not None and not from_colleague:
            raise WithAnotherTracer(locked)
        locked.tracer = by
        touch(locked, "tracer")
        write_history(subject=locked, verb="members.lead_taken", by=by, facts={"number": locked.number})
        if locked.stage == TracingStage.FOUND:
            move_stage(locked, TracingStage.CHECKING, "take_lead", by=by)
    return locked
