"""Moving engagements and leads when two workers turn out to be one human being, and back.

A standing ``WorkerJoin`` says where an engagement came from; ``to_worker`` is always the worker who has it now.
"""

from collections.abc import Sequence
from typing import Any

from jinxi_portal.kernel import clock
from members.candidates import open_candidates, point_at
from members.models import Engagement, Lead, Worker, WorkerJoin
from members.states import LeadState, Verdict, check_move
from members.tracing.following import follow_join, follow_undone_join
from members.tracing.moving import is_open


def move_engagements(goes: Worker, stays: Worker, *, probability: float, evidence: Sequence[Any], by: Any) -> int:
    """Give all engagements of one worker to the other; both are locked by the caller. Returns how many."""
    engagements = list(Engagement.objects.select_for_update(of=("self",)).filter(worker=goes).order_by("pk"))
    standing = WorkerJoin.objects.filter(engagement__in=engagements, undone_at__isnull=True)
    already = set(standing.values_list("engagement_id", flat=True))
    standing.update(to_worker=stays)
    WorkerJoin.objects.bulk_create(
        WorkerJoin(
            engagement=engagement,
            from_worker=goes,
            to_worker=stays,
            probability=probability,
            evidence=list(evidence),
            joined_at=clock.now(),
            joined_by=by,
        )
        for engagement in engagements
        if engagement.pk not in already
    )
    Engagement.objects.filter(pk__in=[engagement.pk for engagement in engagements]).update(worker=stays)
    Worker.objects.filter(joined_into=goes).update(joined_into=stays)
    goes.joined_into = stays
    goes.save(update_fields=["joined_into"])
    return len(engagements)


def move_leads(goes: Worker, stays: Worker, leads: Sequence[Lead]) -> None:
    """One lead goes on, with all the evidence; ``leads`` are those of both workers, locked by the caller."""
    ends, goes_on = _current(goes, leads), _current(stays, leads)
    if ends is None:
        return
    if goes_on is None:
        ends.worker = stays
        ends.save(update_fields=["worker"])
        return
    check_move(LeadState(ends.state), LeadState.JOINED, "join_workers")
    ends.evidence.update(lead=goes_on)
    ends.state, ends.reviewer, ends.reviewer_until = LeadState.JOINED, None, None
    ends.save(update_fields=["state", "reviewer", "reviewer_until"])
    follow_join(ends, goes_on)
    look_again(goes_on)


def _current(worker: Worker, leads: Sequence[Lead]) -> Lead | None:
    """The worker's lead that is being traced or has settled who he is."""
    return next(
        (
            lead
            for lead in leads
            if lead.worker_id == worker.pk and (is_open(lead) or lead.state == LeadState.CONFIRMED)
        ),
        None,
    )


def look_again(lead: Lead) -> None:
    """An open lead whose evidence has changed points at its best candidate."""
    if lead.state in (LeadState.FOUND, LeadState.UNDECIDED):
        point_at(lead, open_candidates(lead))
        lead.save(update_fields=["register_entry", "band", "probability"])


def give_back_leads(engagement: Engagement, back: Worker, leads: Sequence[Lead], *, by: Any) -> None:
    """After an engagement went back: its evidence and, where it has one, its lead go with it."""
    for lead in leads:
        if lead.worker_id == back.pk and lead.state == LeadState.JOINED:
            # first: what lies on the desk must be open
            follow_undone_join(lead, [other for other in leads if other.pk != lead.pk], by=by)
            again = LeadState.FOUND if lead.register_entry_id else LeadState.SET_ASIDE
            check_move(LeadState.JOINED, again, "undo_join")
            lead.state = again
            lead.save(update_fields=["state"])
            # the word that had made both workers one
            lead.decisions.filter(undone_at__isnull=True, verdict=Verdict.SAME).update(
                undone_at=clock.now(), undone_by=by
            )
    own = next((lead for lead in leads if lead.worker_id == back.pk and lead.state == LeadState.FOUND), None)
    for lead in leads:
        if lead.worker_id == back.pk or lead.state == LeadState.JOINED:
            continue
        mine = lead.evidence.filter(engagement=engagement)
        if not mine.exists():
            continue
        if own is not None:
            mine.update(lead=own)
            look_again(lead)
        elif not lead.evidence.exclude(engagement=engagement).exists():
            lead.worker = back
            lead.save(update_fields=["worker"])
        else:
            # the evidence belongs to no lead any more: the next comparison finds it anew
            mine.delete()
            engagement.compared_in = None
            engagement.save(update_fields=["compared_in"])
            look_again(lead)
    if own is not None:
        look_again(own)
