"""Two workers are one human being: one of them goes on, with the engagements of both."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from jinxi_portal.kernel import clock
from jinxi_portal.records.public import announce, write_history
from members.events import WorkersJoined
from members.joining import move_engagements, move_leads
from members.models import Lead, LeadDecision, Worker
from members.policy import POLICY
from members.refusals import BothTied, ChangedMeanwhile, SameWorker, WorkerGone
from members.rules.reasons import LONGEST_REASON
from members.states import OPEN_LEAD_STATES, LeadState, Verdict


def join_workers(
    *,
    worker: Worker,
    other: Worker,
    by: Any,
    probability: float = 1.0,
    evidence: Sequence[Any] = (),
    because_of: Lead | None = None,
    reason: str = "",
) -> Worker:
    """Join both and return the one who goes on: who is tied to a person, else who is older.

    ``because_of`` is an open lead of one of them that points at the register entry confirmed for the other: the
    reviewer's word is kept as a decision on it. ``by`` is None when the comparison itself joins, by the same evidence.

    Raises:
        members.refusals.Refusal: already one, joined elsewhere meanwhile, or confirmed as two different members.
    """
    with transaction.atomic():
        ids = {worker.pk, other.pk}
        leads = list(Lead.objects.select_for_update(of=("self",)).filter(worker_id__in=ids).order_by("pk"))
        found = list(Worker.objects.select_for_update(of=("self",)).filter(pk__in=ids).order_by("pk"))
        if by is not None:
            POLICY.require(by, "join_workers")
        _require_two(found)
        stays, goes = (found[1], found[0]) if found[1].person_id and not found[0].person_id else (found[0], found[1])
        if because_of is not None:
            _keep_decision(next((lead for lead in leads if lead.pk == because_of.pk), because_of), stays, reason, by)
        move_leads(goes, stays, leads)
        moved = move_engagements(goes, stays, probability=probability, evidence=evidence, by=by)
        for subject in (stays, goes):
            write_history(
                subject=subject,
                verb="members.workers_joined",
                by=by,
                facts={"engagements": moved, "stays": stays, "goes": goes},
            )
        announce(WorkersJoined(goes.pk, stays.pk))
    return stays


def _require_two(found: Sequence[Worker]) -> None:
    if len(found) < 2:
        raise SameWorker(found[0])
    for worker in found:
        if worker.joined_into_id is not None:
            raise WorkerGone(worker)
    if found[0].person_id and found[1].person_id and found[0].person_id != found[1].person_id:
        raise BothTied(found[0])


def _keep_decision(lead: Lead, stays: Worker, reason: str, by: Any) -> None:
    """The pair of the lead is the same, says the reviewer: an honest label, kept like any decision."""
    confirmed = stays.leads.filter(state=LeadState.CONFIRMED).first()
    entry_id = confirmed.register_entry_id if confirmed else None
    if lead.state not in OPEN_LEAD_STATES or confirmed is None or entry_id is None:
        raise ChangedMeanwhile(lead)
    best = lead.evidence.filter(register_entry_id=entry_id).order_by("-probability", "rank").first()
    decision = LeadDecision.objects.create(
        lead=lead,
        register_entry_id=entry_id,
        verdict=Verdict.SAME,
        reason=" ".join(reason.split())[:LONGEST_REASON],
        band=best.band if best else "",
        probability=best.probability if best else 0.0,
        state_before=lead.state,
        missed_by_machine=best is None or not best.band,
        decided_at=clock.now(),
        decided_by=by,
    )
    lead.decided_at, lead.decided_by = decision.decided_at, by
    lead.save(update_fields=["decided_at", "decided_by"])
    write_history(
        subject=lead,
        verb="members.lead_joined",
        by=by,
        facts={"number": lead.number, "decision": decision, "into": confirmed.number},
    )
