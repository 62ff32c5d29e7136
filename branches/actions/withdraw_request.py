"""The asker no longer needs help with it."""

from typing import Any

from django.db import transaction

from branches.help_people import ANSWER, RESOLVE, tell_helpers
from branches.locking_help import lock_help
from branches.models import HelpRequest
from branches.policy_help import HELP
from branches.states_help import HelpState, check_help
from jinxi_portal.records.public import drop_deadline, write_history


def withdraw_request(*, request: HelpRequest, by: Any) -> HelpRequest:
    """Raises ``MoveNotAllowed``: it is over, or another room has it."""
    with transaction.atomic():
        locked = lock_help(request)
        HELP.require(by, "withdraw", locked)
        check_help(locked.state, HelpState.WITHDRAWN, "withdraw")
        locked.state = HelpState.WITHDRAWN
        locked.save(update_fields=["state"])
        for kind in (ANSWER, RESOLVE):
            drop_deadline(subject=locked, kind=kind, by=by)
        write_history(subject=locked, verb="branches.help_withdrawn", by=by, facts={"number": locked.number})
        tell_helpers(locked, "withdrawn", by=by)
    return locked
