"""What a visit does to its request and its lead; the caller holds the locks and has asked the policy."""

from datetime import timedelta
from typing import Any

from jinxi_portal.kernel import clock
from members.actions.open_lead import open_lead
from members.models import Lead, Visit, VisitEnding, VisitOutcome, VisitRequest
from members.states import Channel
from members.tracing.moving import is_open, lock_for_tracing, move_stage, touch
from members.tracing_states import OPEN_STAGES, TracingStage

SPOKEN_WITH = (VisitOutcome.MEMBER, VisitOutcome.NOT_MEMBER, VisitOutcome.DECLINED)


def lead_of(request: VisitRequest) -> Lead | None:
    """The lead that the visit is about, locked; None while nothing speaks for the worker."""
    if request.lead is not None:
        return lock_for_tracing(request.lead)
    lead = Lead.objects.filter(worker_id=request.worker_id, stage__in=OPEN_STAGES).first()
    return lock_for_tracing(lead) if lead else None


def lock_request(request: VisitRequest) -> VisitRequest:
    return VisitRequest.objects.select_for_update(of=("self",)).select_related("worker", "community").get(pk=request.pk)


def take_effect(visit: Visit, request: VisitRequest, lead: Lead | None, *, by: Any) -> None:
    """A member found at the door is a sign; who was spoken with counts as contacted; the rest is for the tracer to judge."""
    if visit.outcome == VisitOutcome.MEMBER:
        opened = open_lead(
            worker=request.worker,
            channel=Channel.VISIT,
            by=by,
            note=visit.note,
            community=request.community,
            reference=str(visit.uid),
            home_branch_name=visit.home_branch_name,
        )
        lead = lock_for_tracing(opened)
    if lead is not None and is_open(lead):
        if visit.outcome in SPOKEN_WITH and lead.stage in (TracingStage.FOUND, TracingStage.CHECKING):
            move_stage(lead, TracingStage.CONTACTED, "record_contact", by=by)
        else:
            touch(lead)
    request.lead = lead or request.lead
    if not request.ending:
        _go_on(visit, request)
    request.save(update_fields=["lead", "due_on", "ending", "ended_at"])


def _go_on(visit: Visit, request: VisitRequest) -> None:
    """Nobody at home, or come again: it stays on the list from the next day on. Else it is done."""
    if visit.again_on is not None:
        request.due_on = visit.again_on
    elif visit.outcome == VisitOutcome.NOT_HOME:
        request.due_on = clock.today() + timedelta(days=1)
    else:
        request.ending, request.ended_at = VisitEnding.DONE, clock.now()
