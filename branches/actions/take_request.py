"""A helper takes a request on; from then on the asker knows who looks after it."""

from typing import Any

from django.db import transaction

from branches.help_people import tell_asker
from branches.locking_help import lock_help
from branches.models import HelpRequest
from branches.policy_help import HELP
from branches.refusals_help import AlreadyTaken
from branches.states_help import HelpState, check_help
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import write_history


def take_request(*, request: HelpRequest, by: Any) -> HelpRequest:
    """Taking one's own again changes nothing.

    Raises:
        AlreadyTaken: a colleague was faster.
        MoveNotAllowed: it is over.
    """
    with transaction.atomic():
        locked = lock_help(request)
        HELP.require(by, "take", locked)
        if locked.state == HelpState.TAKEN:
            if locked.taken_by_id == by.pk:
                return locked
            raise AlreadyTaken(locked)
        check_help(locked.state, HelpState.TAKEN, "take")
        locked.state, locked.taken_by = HelpState.TAKEN, by
        locked.taken_at = locked.news_at = clock.now()
        locked.save(update_fields=["state", "taken_by", "taken_at", "news_at"])
        write_history(subject=locked, verb="branches.help_taken", by=by, facts={"number": locked.number})
        tell_asker(locked, "taken", by=by, stage=str(locked.reopened) + locked.taken_at.isoformat())
    return locked
