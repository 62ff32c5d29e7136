"""What all acts that decide a lead share: the lock, the checks, the change, the line on the timeline.

Locks are always taken in this order: leads by id, register entries by id, workers by id, engagements.
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from jinxi_portal.kernel import clock
from jinxi_portal.records.public import announce, write_history
from members.candidates import open_candidates, point_at
from members.events import LeadConfirmed, LeadRejected
from members.models import Lead, LeadDecision, LeadEvidence, RegisterEntry, Worker
from members.refusals import (
    AlreadyDecided,
    EntryLeft,
    EntryTaken,
    LeadJoined,
    OnAnotherDesk,
    ReasonMissing,
    RosterTakenBack,
    WorkerTied,
)
from members.rules.reasons import LONGEST_REASON, reason_needed
from members.states import OPEN_LEAD_STATES, STATE_OF_VERDICT, LeadState, RosterState, Verdict, check_move
from members.tracing.following import follow_decision
from members.tying import tie


@dataclass(frozen=True)
class Judgement:
    """What a human says, and how it was said."""

    verdict: Verdict
    reason: str = ""
    blind: bool = False
    in_batch: bool = False
    missed_by_machine: bool = False


def lock_lead(lead: Lead) -> Lead:
    """The lead as it is now, held until the transaction ends."""
    return Lead.objects.select_for_update(of=("self",)).select_related("reviewer", "worker").get(pk=lead.pk)


def standing_decisions(lead: Lead) -> QuerySet[LeadDecision]:
    """Those not taken back, newest first."""
    standing = lead.decisions.filter(undone_at__isnull=True).select_related("decided_by", "register_entry")
    return standing.order_by("-decided_at", "-id")


def last_decision(lead: Lead) -> LeadDecision | None:
    """The newest decision that stands."""
    return standing_decisions(lead).first()


def require_open(lead: Lead, by: Any) -> None:
    """Pass when ``by`` may decide the locked lead now.

    Raises:
        AlreadyDecided, RosterTakenBack, LeadJoined, OnAnotherDesk: with a sentence for the person who tried.
    """
    if lead.state == LeadState.WITHDRAWN or (lead.state in OPEN_LEAD_STATES and _all_rosters_withdrawn(lead)):
        raise RosterTakenBack(lead)
    if lead.state == LeadState.JOINED:
        raise LeadJoined(lead)
    if lead.state not in OPEN_LEAD_STATES:
        raise AlreadyDecided(lead, last_decision(lead))
    if lead.reviewer_id not in (None, by.pk) and lead.reviewer_until and lead.reviewer_until > clock.now():
        raise OnAnotherDesk(lead)


def _all_rosters_withdrawn(lead: Lead) -> bool:
    states = set(lead.worker.engagements.values_list("roster__state", flat=True))
    return states == {RosterState.WITHDRAWN}


def decide(lead: Lead, entry_id: int, judgement: Judgement, *, evidence: LeadEvidence | None, by: Any) -> LeadDecision:
    """Write a judgement on a lead that the caller has locked, checked with ``require_open`` and asked the policy for."""
    reason = " ".join(judgement.reason.split())[:LONGEST_REASON]
    band = evidence.band if evidence else ""
    asks = judgement.missed_by_machine or reason_needed(judgement.verdict, band=band, blind=judgement.blind)
    if asks and not reason and not judgement.in_batch:
        raise ReasonMissing(lead)
    confirms = judgement.verdict is Verdict.SAME
    tied = _lock_pair(lead, entry_id) if confirms else None
    decision = LeadDecision(
        lead=lead,
        register_entry_id=entry_id,
        verdict=judgement.verdict,
        reason=reason,
        band=band,
        probability=evidence.probability if evidence else 0.0,
        state_before=lead.state,
        blind=judgement.blind,
        in_batch=judgement.in_batch,
        missed_by_machine=judgement.missed_by_machine,
        decided_at=clock.now(),
        decided_by=by,
    )
    decision.save()
    _move(lead, decision)
    if tied is not None:
        tie(*tied)
    _tell(lead, decision, by)
    return decision


def _lock_pair(lead: Lead, entry_id: int) -> tuple[Worker, RegisterEntry]:
    """The worker and the entry of a confirmation, held, after checking that neither belongs to somebody else."""
    entry = RegisterEntry.objects.select_for_update().get(pk=entry_id)
    worker = Worker.objects.select_for_update().get(pk=lead.worker_id)
    if entry.left_on is not None:
        raise EntryLeft(lead)
    confirmed = Lead.objects.filter(state=LeadState.CONFIRMED)
    for other in (
        confirmed.filter(Q(register_entry=entry) | Q(worker=worker)).exclude(pk=lead.pk).select_related("worker")
    ):
        if other.register_entry_id == entry.pk and other.worker_id != worker.pk:
            raise EntryTaken(lead, other)
        raise WorkerTied(worker, lead)
    return worker, entry


def _move(lead: Lead, decision: LeadDecision) -> None:
    """The state that follows from the verdict; ruling out one of several candidates leaves the lead open."""
    before = LeadState(lead.state)
    after = STATE_OF_VERDICT[Verdict(decision.verdict)]
    if after is LeadState.REJECTED:
        remaining = open_candidates(lead)
        if remaining:
            after = before
            point_at(lead, remaining)
    elif after is LeadState.CONFIRMED:
        lead.register_entry_id = decision.register_entry_id
        if decision.band:
            lead.band, lead.probability = decision.band, decision.probability
    check_move(before, after, "decide")
    lead.state = after
    if after in OPEN_LEAD_STATES and decision.verdict == Verdict.DIFFERENT:
        decided = ["register_entry", "band", "probability", "state"]  # stays on the desk for the next candidate
    else:
        lead.decided_at, lead.decided_by = decision.decided_at, decision.decided_by
        lead.reviewer, lead.reviewer_until = None, None
        decided = [
            "register_entry", "band", "probability", "state", "decided_at", "decided_by", "reviewer", "reviewer_until"
        ]  # fmt: skip
    lead.save(update_fields=decided)
    follow_decision(lead, by=decision.decided_by)


_VERBS = {
    LeadState.CONFIRMED: "members.lead_confirmed",
    LeadState.REJECTED: "members.lead_rejected",
    LeadState.UNDECIDED: "members.lead_undecided",
}


def _tell(lead: Lead, decision: LeadDecision, by: Any) -> None:
    ruled_out_one = decision.verdict == Verdict.DIFFERENT and lead.state in OPEN_LEAD_STATES
    write_history(
        subject=lead,
        verb="members.candidate_ruled_out" if ruled_out_one else _VERBS[LeadState(lead.state)],
        by=by,
        facts={
            "number": lead.number,
            "decision": decision,
            "entry": decision.register_entry_id,
            "blind": decision.blind,
            "in_batch": decision.in_batch,
            "missed": decision.missed_by_machine,
        },
    )
    if lead.state == LeadState.CONFIRMED:
        announce(LeadConfirmed(lead.pk, lead.worker_id))
    elif lead.state == LeadState.REJECTED:
        announce(LeadRejected(lead.pk, lead.worker_id))
