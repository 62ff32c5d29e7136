"""An engagement was joined to the wrong worker: it goes back to the one it came from."""

from typing import Any

from django.db import transaction

from jinxi_portal.kernel import clock
from jinxi_portal.records.public import announce, write_history
from members.events import WorkerJoinUndone
from members.joining import give_back_leads
from members.models import Engagement, Lead, Worker, WorkerJoin
from members.policy import POLICY
from members.refusals import JoinUndone, LeadRestsOnJoin
from members.states import LeadState


def undo_join(*, join: WorkerJoin, by: Any) -> Worker:
    """Take one join back and return the worker who has his engagement again.

    Raises:
        members.refusals.Refusal: taken back before, or a confirmed lead rests on this very engagement.
    """
    with transaction.atomic():
        ids = {join.from_worker_id, join.to_worker_id}
        leads = list(Lead.objects.select_for_update(of=("self",)).filter(worker_id__in=ids).order_by("pk"))
        workers = {
            row.pk: row for row in Worker.objects.select_for_update(of=("self",)).filter(pk__in=ids).order_by("pk")
        }
        engagement = Engagement.objects.select_for_update(of=("self",)).get(pk=join.engagement_id)
        POLICY.require(by, "join_workers")
        standing = WorkerJoin.objects.select_for_update().get(pk=join.pk)
        back, stays = workers[standing.from_worker_id], workers[join.to_worker_id]
        if standing.undone_at is not None or standing.to_worker_id != join.to_worker_id:
            raise JoinUndone(stays)
        for lead in leads:
            if lead.state == LeadState.CONFIRMED and lead.worker_id == stays.pk and _rests_on(lead, engagement):
                raise LeadRestsOnJoin(lead)
        standing.undone_at, standing.undone_by = clock.now(), by
        standing.save(update_fields=["undone_at", "undone_by"])
        engagement.worker = back
        engagement.save(update_fields=["worker"])
        back.joined_into = None
        back.save(update_fields=["joined_into"])
        give_back_leads(engagement, back, leads, by=by)
        for subject in (stays, back):
            write_history(
                subject=subject,
                verb="members.join_undone",
                by=by,
                facts={"stays": stays, "back": back, "employer": engagement.employer_id},
            )
        announce(WorkerJoinUndone(stays.pk, back.pk))
    return back


def _rests_on(lead: Lead, engagement: Engagement) -> bool:
    """Whether all evidence for the confirmed entry comes from this engagement."""
    of_entry = lead.evidence.filter(register_entry_id=lead.register_entry_id)
    return of_entry.exists() and not of_entry.exclude(engagement=engagement).exists()
