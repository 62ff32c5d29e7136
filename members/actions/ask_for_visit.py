"""The committee asks the grid worker to go to a door."""

from datetime import date
from typing import Any

from django.db import transaction

from jinxi_portal.kernel import clock
from jinxi_portal.records.public import take_case_number, write_history
from members.models import Community, Lead, VisitRequest, Worker
from members.policy import POLICY
from members.refusals import WorkerGone
from members.tracing.moving import is_open, lock_for_tracing, one_line, touch
from members.tracing.refusals import NotBeingTraced, VisitUnderWay
from members.tracing_states import OPEN_STAGES


def ask_for_visit(
    *, worker: Worker, community: Community, address: str, ask: str, by: Any, due_on: date | None = None
) -> VisitRequest:
    """Put the worker on the list of the community's grid worker, who is shown no more than what stands here.

    Raises:
        members.refusals.Refusal: the lead is concluded, the worker was joined to another, or a visit is under way.
    """
    with transaction.atomic():
        POLICY.require(by, "ask_for_visit")
        lead = Lead.objects.filter(worker=worker).order_by("-pk").first()
        opened = Lead.objects.filter(worker=worker, stage__in=OPEN_STAGES).first()
        lead = lock_for_tracing(opened or lead) if lead else None
        held = Worker.objects.select_for_update(of=("self",)).get(pk=worker.pk)
        if held.joined_into_id is not None:
            raise WorkerGone(held)
        if lead is not None and not is_open(lead):
            raise NotBeingTraced(lead)
        standing = held.visit_requests.filter(ending="").first()
        if standing is not None:
            raise VisitUnderWay(standing.number, lead)
        engagement = held.engagements.order_by("left_on", "pk").first()
        request = VisitRequest.objects.create(
            number=take_case_number("visit"),
            worker=held,
            lead=lead,
            employer_id=lead.employer_id if lead else engagement.employer_id if engagement else None,
            community=community,
            address=one_line(address)[:120],
            ask=one_line(ask),
            asked_by=by,
            due_on=due_on or clock.today(),
        )
        if lead is not None:
            lead.community = lead.community or community
            touch(lead, "community")
        write_history(
            subject=request,
            verb="members.visit_asked",
            by=by,
            facts={"number": request.number, "due_on": request.due_on},
        )
    return request
