"""Take back the last decision on a lead."""

from typing import Any

from django.db import transaction

from jinxi_portal.kernel import clock
from jinxi_portal.records.public import announce, write_history
from members.candidates import open_candidates, point_at
from members.deciding import last_decision, lock_lead
from members.events import LeadDecisionUndone
from members.models import Lead, LeadDecision, RegisterEntry, Worker
from members.policy import POLICY
from members.refusals import AlreadyUndone, LeadJoined, NotTheLastDecision, OtherLeadOpen
from members.states import OPEN_LEAD_STATES, LeadState, check_move
from members.tracing.following import follow_undo, require_not_concluded
from members.tracing_states import OPEN_STAGES
from members.tying import untie


def undo_decision(*, decision: LeadDecision, by: Any) -> Lead:
    """The lead goes back to where it was before the decision; the decision stays readable as undone.

    Raises:
        members.refusals.Refusal: it is not the last one standing, or undoing it would leave the worker two open leads.
    """
    with transaction.atomic():
        lead = lock_lead(decision.lead)
        POLICY.require(by, "undo_decision", lead)
        newest = last_decision(lead)
        standing = LeadDecision.objects.get(pk=decision.pk)
        if standing.undone_at is not None:
            raise AlreadyUndone(lead)
        if newest is None or newest.pk != decision.pk:
            raise NotTheLastDecision(lead)
        if lead.state == LeadState.JOINED:
            raise LeadJoined(lead)
        before, after = LeadState(lead.state), LeadState(newest.state_before)
        require_not_concluded(lead)
        _require_no_other_open_lead(lead, after)
        if before is not after:
            check_move(before, after, "undo")
        if before is LeadState.CONFIRMED:
            entry = RegisterEntry.objects.select_for_update().get(pk=newest.register_entry_id)
            untie(Worker.objects.select_for_update().get(pk=lead.worker_id), entry)
        newest.undone_at, newest.undone_by = clock.now(), by
        newest.save(update_fields=["undone_at", "undone_by"])
        follow_undo(lead, after, by=by)
        _put_back(lead, after)
        write_history(
            subject=lead,
            verb="members.decision_undone",
            by=by,
            facts={"number": lead.number, "decision": newest, "verdict": newest.verdict},
        )
        announce(LeadDecisionUndone(lead.pk, lead.worker_id))
    return lead


def _require_no_other_open_lead(lead: Lead, after: LeadState) -> None:
    if lead.stage in OPEN_STAGES or after not in OPEN_LEAD_STATES:
        return
    other = Lead.objects.traced().filter(worker_id=lead.worker_id).exclude(pk=lead.pk).first()
    if other is not None:
        raise OtherLeadOpen(other)


def _put_back(lead: Lead, state: LeadState) -> None:
    """State, candidate and the word of the decision that now is the newest."""
    lead.state = state
    point_at(lead, open_candidates(lead))
    earlier = last_decision(lead)
    lead.decided_at = earlier.decided_at if earlier else None
    lead.decided_by = earlier.decided_by if earlier else None
    lead.save(update_fields=["state", "register_entry", "band", "probability", "decided_at", "decided_by"])
