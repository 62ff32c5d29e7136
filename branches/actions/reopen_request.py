"""The asker says that it is not solved after all: whoever had it has it again, with new deadlines."""

from typing import Any

from django.db import transaction

from branches.events_help import HelpReopened
from branches.help_people import ANSWER, RESOLVE, set_help_deadline, tell_helpers
from branches.locking_help import lock_help
from branches.models import HelpMessage, HelpRequest
from branches.policy_help import HELP
from branches.refusals_help import TextMissing, TooLateToReopen
from branches.rules.help import days_taken
from branches.settings_help import reopen_days
from branches.states_help import HelpState, check_help
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import announce, write_history


def reopen_request(*, request: HelpRequest, text: str, by: Any) -> HelpRequest:
    """Raises ``Refusal``: nothing was said, or it was resolved too long ago; ``MoveNotAllowed``: it is not resolved."""
    text = text.strip()
    with transaction.atomic():
        locked = lock_help(request)
        HELP.require(by, "reopen", locked)
        check_help(locked.state, HelpState.TAKEN, "reopen")
        if not text:
            raise TextMissing
        resolved_on, today = clock.local_date(locked.resolved_at or locked.asked_at), clock.today()
        most = reopen_days(resolved_on)
        if days_taken(resolved_on, today) > most:
            raise TooLateToReopen(most)
        message = HelpMessage.objects.create(request=locked, author=by, from_asker=True, text=text)
        locked.state, locked.reopened = HelpState.TAKEN, locked.reopened + 1
        locked.resolved_at = locked.resolved_by = locked.answered_at = locked.answered_last_at = None
        locked.rating, locked.rating_words, locked.rated_at = None, "", None
        locked.asker_wrote_at = clock.now()
        locked.answer_due = set_help_deadline(locked, ANSWER, start=today)
        locked.resolve_due = set_help_deadline(locked, RESOLVE, start=today)
        locked.save()
        facts = {"number": locked.number, "message": message}
        write_history(subject=locked, verb="branches.help_reopened", by=by, facts=facts)
        tell_helpers(locked, "reopened", by=by, stage=str(message.pk))
        announce(HelpReopened(locked.pk, locked.organisation_id, locked.kind))
    return locked
