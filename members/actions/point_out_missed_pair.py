"""A clerk knows better than the machine: this worker is that member of the register."""

from typing import Any

from django.db import transaction

from jinxi_portal.records.public import take_case_number, write_history
from members.deciding import Judgement, decide, require_open
from members.models import Lead, LeadDecision, LeadSign, RegisterEntry, Worker
from members.policy import POLICY
from members.refusals import WorkerGone, WorkerTied
from members.states import Band, Channel, LeadState, Verdict


def point_out_missed_pair(*, worker: Worker, register_entry: RegisterEntry, reason: str, by: Any) -> LeadDecision:
    """Confirm a pair on the worker's open lead, or on a new one.

    It counts as missed by the machine unless the comparison had proposed this very pair.

    Raises:
        members.refusals.Refusal: the worker or the entry is already confirmed with somebody else, or the reason is missing.
    """
    with transaction.atomic():
        POLICY.require(by, "decide_lead")
        lead = _open_lead(worker)
        if lead is None:
            lead = _new_lead(worker, register_entry, by)
        if lead.state == LeadState.CONFIRMED:
            raise WorkerTied(worker, lead)
        if lead.state != LeadState.SET_ASIDE:
            require_open(lead, by)
        evidence = lead.evidence.filter(register_entry=register_entry).order_by("-probability", "rank").first()
        proposed = evidence is not None and bool(evidence.band)
        judgement = Judgement(Verdict.SAME, reason, missed_by_machine=not proposed)
        return decide(lead, register_entry.pk, judgement, evidence=evidence, by=by)


def _open_lead(worker: Worker) -> Lead | None:
    return (
        Lead.objects.select_for_update(of=("self",))
        .select_related("reviewer", "worker")
        .traced()
        .filter(worker=worker)
        .first()
    )


def _new_lead(worker: Worker, entry: RegisterEntry, by: Any) -> Lead:
    # Held until the end, so that two clerks cannot open two leads for one worker.
    held = Worker.objects.select_for_update().get(pk=worker.pk)
    if held.joined_into_id is not None:
        raise WorkerGone(held)
    confirmed = Lead.objects.filter(worker=held, state=LeadState.CONFIRMED).first()
    if confirmed is not None:
        raise WorkerTied(held, confirmed)
    engagement = held.engagements.order_by("left_on", "id").first()
    lead = Lead.objects.create(
        number=take_case_number("lead"),
        worker=held,
        register_entry=entry,
        name=held.name,
        name_key=held.name_key,
        initials=held.initials,
        employer_id=engagement.employer_id if engagement else None,
        channel=Channel.ROSTER,
        band=Band.POSSIBLE,
        probability=0.0,
    )
    LeadSign.objects.create(lead=lead, worker=held, kind=Channel.ROSTER, by=by)
    write_history(subject=lead, verb="members.lead_pointed_out", by=by, facts={"number": lead.number})
    return lead
