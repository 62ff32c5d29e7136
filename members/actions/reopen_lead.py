"""Something new has come up about a concluded lead."""

from typing import Any

from django.db import transaction

from members.candidates import open_candidates
from members.models import Lead
from members.policy import POLICY
from members.refusals import OtherLeadOpen, ReasonMissing
from members.states import LeadState, check_move
from members.tracing.moving import lock_for_tracing, move_stage, one_line
from members.tracing.refusals import AlreadyAffiliated, StillOpen
from members.tracing_states import Outcome, TracingStage


def reopen_lead(*, lead: Lead, reason: str, by: Any) -> Lead:
    """The lead is under check again, by ``by``; a pair that was never judged lies on the review desk again.

    Raises:
        members.refusals.Refusal: the member is affiliated (leaving a branch is the branch's act), another lead of the
            worker is open, or the reason is missing.
    """
    with transaction.atomic():
        locked = lock_for_tracing(lead)
        POLICY.require(by, "conclude_lead", locked)
        if not one_line(reason):
            raise ReasonMissing(locked)
        if locked.outcome == Outcome.AFFILIATED:
            raise AlreadyAffiliated(locked)
        if locked.stage != TracingStage.CONCLUDED:
            raise StillOpen(locked)
        other = Lead.objects.traced().filter(worker_id=locked.worker_id).exclude(pk=locked.pk).first()
        if other is not None:
            raise OtherLeadOpen(other)
        locked.tracer = by
        locked.save(update_fields=["tracer"])
        move_stage(locked, TracingStage.CHECKING, "reopen_lead", by=by, reason=reason, verb="members.lead_reopened")
        if locked.state == LeadState.SET_ASIDE and open_candidates(locked):
            check_move(LeadState.SET_ASIDE, LeadState.FOUND, "reopen_lead")
            locked.state = LeadState.FOUND
            locked.save(update_fields=["state"])
    return locked
