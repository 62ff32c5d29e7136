"""Tracing follows what the review desk and the rosters say; called by their acts, with the lead locked.

No line of its own on the timeline: the decision, the withdrawn roster or the join is the line.
"""

from collections.abc import Sequence
from typing import Any

from jinxi_portal.kernel import clock
from members.models import Lead
from members.states import Channel, LeadState
from members.tracing.moving import is_open, move_stage
from members.tracing.refusals import TracingConcluded
from members.tracing_states import Outcome, TracingStage, check_tracing_move, further


def follow_decision(lead: Lead, *, by: Any) -> None:
    """After the desk has decided: looked at means under check; "not the same" ends what rested on rosters alone."""
    stage, state = TracingStage(lead.stage), LeadState(lead.state)
    if state is LeadState.REJECTED and stage in (TracingStage.FOUND, TracingStage.CHECKING) and only_rosters(lead):
        move_stage(lead, TracingStage.CONCLUDED, "decide", by=by, outcome=Outcome.WRONG_PERSON)
    elif state is not LeadState.FOUND and stage is TracingStage.FOUND:
        move_stage(lead, TracingStage.CHECKING, "decide", by=by)


def require_not_concluded(lead: Lead) -> None:
    """A confirmation that tracing has already built on is not taken back behind its back.

    Raises:
        TracingConcluded: the lead is to be reopened first.
    """
    if lead.state == LeadState.CONFIRMED and lead.stage == TracingStage.CONCLUDED:
        raise TracingConcluded(lead)


def follow_undo(lead: Lead, after: LeadState, *, by: Any) -> None:
    """Before the desk's state goes back to ``after``: a lead it had ended is open again."""
    stage = TracingStage(lead.stage)
    back = TracingStage.FOUND if after is LeadState.FOUND else TracingStage.CHECKING
    untaken = stage is TracingStage.CHECKING and back is TracingStage.FOUND and lead.tracer_id is None
    if stage is TracingStage.CONCLUDED or untaken:
        move_stage(lead, back, "undo", by=by)


def end_without_ground(leads: Sequence[Lead]) -> list[Lead]:
    """Leads whose rosters were taken back: those with other signs go on, the others end. Not saved by stage moves of people.

    ``stage`` and its dates are set on the rows; the caller saves ``ENDED_FIELDS``.
    """
    traced = set(
        Lead.objects.filter(pk__in=[lead.pk for lead in leads])
        .exclude(signs__isnull=True)
        .filter(signs__kind__in=[kind for kind in Channel.values if kind != Channel.ROSTER])
        .values_list("pk", flat=True)
    )
    ended = [lead for lead in leads if lead.pk not in traced and is_open(lead)]
    for lead in ended:
        lead.stage, lead.stage_since, lead.stale_since = TracingStage.ENDED, clock.now(), None
    return ended


def found_again_is_open(lead: Lead) -> None:
    """The same evidence on a newer roster: a lead that had ended with its roster is found anew. Not saved."""
    lead.touched_at, lead.stale_since = clock.now(), None
    if lead.stage == TracingStage.ENDED:
        check_tracing_move(TracingStage.ENDED, TracingStage.FOUND, "compare")
        lead.stage, lead.stage_since = TracingStage.FOUND, clock.now()


ENDED_FIELDS = ("stage", "stage_since", "stale_since")


def only_rosters(lead: Lead) -> bool:
    """Whether no other sign than roster matches speaks for the lead."""
    return lead.channel == Channel.ROSTER and not lead.signs.exclude(kind=Channel.ROSTER).exists()


def follow_join(ends: Lead, goes_on: Lead | None, *, by: Any = None) -> None:
    """The signs of a lead that ends go to the one that goes on, which is as far as the further of both."""
    if goes_on is not None:
        if is_open(ends) and is_open(goes_on):
            goes_on.stage = further(TracingStage(goes_on.stage), TracingStage(ends.stage))
            goes_on.tracer_id = goes_on.tracer_id or ends.tracer_id
            goes_on.home_branch_name = goes_on.home_branch_name or ends.home_branch_name
            goes_on.save(update_fields=["stage", "tracer", "home_branch_name"])
        known = set(goes_on.signs.values_list("kind", "reference"))
        for sign in ends.signs.all():
            if not sign.reference or (sign.kind, sign.reference) not in known:
                sign.lead = goes_on
                sign.save(update_fields=["lead"])
    if is_open(ends):
        move_stage(ends, TracingStage.ENDED, "join_workers", by=by)


def follow_undone_join(lead: Lead, others: Sequence[Lead], *, by: Any) -> None:
    """The lead of the worker who got his engagement back is open again, with the signs that came as his."""
    for other in others:
        other.signs.filter(worker_id=lead.worker_id).update(lead=lead)
    if lead.stage == TracingStage.ENDED:
        move_stage(lead, TracingStage.FOUND, "undo_join", by=by)
