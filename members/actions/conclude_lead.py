"""Where the person of a lead belongs: the decision that ends tracing."""

from datetime import date
from typing import Any

from django.db import transaction

from jinxi_portal.kernel import clock
from jinxi_portal.records.public import drop_deadline
from members.consenting import require_willing
from members.models import Lead, Person, Worker
from members.policy import POLICY
from members.refusals import ReasonMissing
from members.states import OPEN_LEAD_STATES, LeadState, check_move
from members.tracing.concluding import obstacle
from members.tracing.homes import HomeKind, home_provider
from members.tracing.moving import lock_for_tracing, move_stage, one_line
from members.tracing.refusals import AlreadyConcluded, NotYet
from members.tracing.registering import register_floating
from members.tracing_states import CONFIRMED_OUTCOMES, OPEN_STAGES, Outcome, TracingStage
from members.tying import person_for

CALL_AGAIN = "members.call_again"


def conclude_lead(
    *,
    lead: Lead,
    outcome: Outcome,
    reason: str,
    by: Any,
    home_id: int | None = None,
    home_branch_name: str = "",
    away_since: date | None = None,
) -> Lead:
    """End tracing with one of the six outcomes.

    ``affiliated`` needs ``home_id`` (one of the branches the home provider offers); ``floating`` needs the home branch's
    name and since when the person is away, and may name a ``home_id`` where he takes part.

    Raises:
        members.refusals.Refusal: it is concluded already, something is missing, or the reason is.
        django.core.exceptions.ValidationError: the branch does not take the person; nothing is changed.
    """
    with transaction.atomic():
        locked = lock_for_tracing(lead)
        POLICY.require(by, "conclude_lead", locked)
        if locked.stage not in OPEN_STAGES:
            raise AlreadyConcluded(locked)
        why = one_line(reason)
        if not why:
            raise ReasonMissing(locked)
        hindered = obstacle(locked, outcome, day=clock.today())
        if hindered:
            raise NotYet(locked, hindered)
        if outcome in CONFIRMED_OUTCOMES:
            require_willing(locked)
            _settle(locked, outcome, by, home_id, home_branch_name.strip()[:120], away_since)
        if locked.state in OPEN_LEAD_STATES:
            check_move(LeadState(locked.state), LeadState.SET_ASIDE, "conclude_lead")
            locked.state, locked.reviewer, locked.reviewer_until = LeadState.SET_ASIDE, None, None
        locked.save(update_fields=["state", "reviewer", "reviewer_until", "home_branch_name"])
        move_stage(
            locked,
            TracingStage.CONCLUDED,
            "conclude_lead",
            by=by,
            reason=why,
            outcome=outcome,
            verb="members.lead_concluded",
        )
        drop_deadline(subject=locked, kind=CALL_AGAIN, by=by)
    return locked


def _settle(
    lead: Lead, outcome: Outcome, by: Any, home_id: int | None, home_name: str, away_since: date | None
) -> None:
    """Person, branch and registration of a confirmed member."""
    worker = Worker.objects.select_for_update(of=("self",)).get(pk=lead.worker_id)
    person = person_for(worker)
    lead.worker.person = person
    lead.home_branch_name = home_name or lead.home_branch_name
    if outcome is Outcome.FLOATING:
        if not lead.home_branch_name or away_since is None:
            raise NotYet.for_floating(lead)
        register_floating(person, home_branch_name=lead.home_branch_name, away_since=away_since, by=by, lead=lead)
    elif home_id is None:
        raise NotYet.for_home(lead)
    if home_id is not None:
        _affiliate(person, home_id, HomeKind.FULL if outcome is Outcome.AFFILIATED else HomeKind.FLOATING, by, lead)


def _affiliate(person: Person, home_id: int, kind: HomeKind, by: Any, lead: Lead) -> None:
    provider = home_provider()
    if provider is not None:
        provider.affiliate(person=person, home_id=home_id, kind=kind, by=by, on=clock.today(), lead=lead)
