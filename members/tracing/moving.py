"""What all acts of tracing share: the lock, the move, the line on the timeline, the event.

Locks are taken in the order of ``members.deciding``: leads by id first.
"""

from typing import Any

from jinxi_portal.kernel import clock
from jinxi_portal.records.public import announce, write_history
from members.events import LeadConcluded, LeadMoved
from members.models import Lead, LeadMove
from members.tracing_states import OPEN_STAGES, Outcome, TracingStage, check_tracing_move

LONGEST_REASON = 300
_FIELDS = ("stage", "outcome", "stage_since", "touched_at", "stale_since", "concluded_at", "concluded_by")


def lock_for_tracing(lead: Lead) -> Lead:
    """The lead as it is now, held until the transaction ends."""
    return Lead.objects.select_for_update(of=("self",)).select_related("worker", "tracer").get(pk=lead.pk)


def one_line(text: str) -> str:
    return " ".join(text.split())[:LONGEST_REASON]


def move_stage(
    lead: Lead,
    after: TracingStage,
    act: str,
    *,
    by: Any,
    reason: str = "",
    outcome: Outcome | None = None,
    verb: str = "",
) -> LeadMove:
    """Move a lead that the caller has locked and asked the policy for; ``verb`` writes the step on the timeline.

    Without ``verb`` another line (of the review desk, of a roster) already tells it.

    Raises:
        MoveNotAllowed: the table names no such move for this act.
    """
    before = TracingStage(lead.stage)
    check_tracing_move(before, after, act)
    at = clock.now()
    move = LeadMove.objects.create(
        lead=lead,
        before=before,
        after=after,
        outcome=outcome or "",
        reason=one_line(reason),
        days=max((clock.local_date(at) - clock.local_date(lead.stage_since)).days, 0),
        at=at,
        by=by,
    )
    lead.stage, lead.outcome, lead.stage_since = after, outcome or "", at
    lead.touched_at, lead.stale_since = at, None
    concluded = after is TracingStage.CONCLUDED
    lead.concluded_at, lead.concluded_by = (at, by) if concluded else (None, None)
    lead.save(update_fields=list(_FIELDS))
    if verb:
        write_history(subject=lead, verb=verb, by=by, facts={"number": lead.number, "move": move})
    person_id = lead.worker.person_id
    announce(LeadMoved(lead.pk, before.value, after.value))
    if concluded:
        announce(LeadConcluded(lead.pk, person_id, lead.outcome))
    return move


def touch(lead: Lead, *fields: str) -> None:
    """Something was done about the lead without a move; saves the named fields too."""
    lead.touched_at, lead.stale_since = clock.now(), None
    lead.save(update_fields=["touched_at", "stale_since", *fields])


def is_open(lead: Lead) -> bool:
    return lead.stage in OPEN_STAGES
