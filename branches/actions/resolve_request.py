"""It is solved: what was done is written down and the asker is told."""

from typing import Any

from django.db import transaction

from branches.actions.answer_request import note_answer
from branches.events_help import HelpResolved
from branches.help_people import RESOLVE, tell_asker
from branches.locking_help import lock_help
from branches.models import HelpMessage, HelpRequest
from branches.policy_help import HELP
from branches.refusals_help import TextMissing
from branches.rules.help import days_taken
from branches.states_help import HelpState, check_help
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import announce, meet_deadline, write_history


def resolve_request(*, request: HelpRequest, outcome: str, by: Any) -> HelpRequest:
    """Raises ``Refusal`` when nothing is said of what was done, ``MoveNotAllowed`` when it is over or untaken."""
    with transaction.atomic():
        locked = lock_help(request)
        HELP.require(by, "resolve", locked)
        return settle(locked, outcome=outcome, by=by)


def settle(locked: HelpRequest, *, outcome: str, by: Any) -> HelpRequest:
    """The part shared with rooms that took a request over: the row is locked and the right has been asked."""
    outcome = outcome.strip()
    if not outcome:
        raise TextMissing
    check_help(locked.state, HelpState.RESOLVED, "resolve")
    message = HelpMessage.objects.create(request=locked, author=by, from_asker=False, text=outcome)
    note_answer(locked, by=by)
    locked.state, locked.outcome, locked.resolved_by = HelpState.RESOLVED, outcome, by
    locked.resolved_at = clock.now()
    locked.save(update_fields=["state", "outcome", "resolved_at", "resolved_by"])
    meet_deadline(subject=locked, kind=RESOLVE, by=by)
    days = days_taken(clock.local_date(locked.asked_at), clock.local_date(locked.resolved_at))
    facts = {"number": locked.number, "days": days, "message": message}
    write_history(subject=locked, verb="branches.help_resolved", by=by, facts=facts)
    tell_asker(locked, "resolved", by=by, stage=str(message.pk))
    announce(HelpResolved(locked.pk, locked.organisation_id, locked.kind, days))
    return locked
