"""A request that was moved by mistake is taken back by who moved it, as long as nobody there has done anything with it."""

from datetime import datetime
from typing import Any

from django.db import transaction

from branches.help_people import ANSWER, RESOLVE, set_help_deadline, tell_asker, tell_helpers
from branches.locking_help import lock_help
from branches.models import HelpRequest, Organisation
from branches.policy_help import HELP
from branches.refusals_help import MovedOn
from branches.states_help import HelpState, check_help
from jinxi_portal.accounts.public import User
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import write_history


def undo_move(
    *,
    request: HelpRequest,
    moved_at: datetime,
    before: Organisation | None,
    taken_by: User | None,
    taken_at: datetime | None,
    by: Any,
) -> HelpRequest:
    """Whoever had it has it again; the deadlines stay as they always were.

    Raises:
        MovedOn: it was not ``by`` who moved it last, something has happened to it since ``moved_at``, or the place before no longer stands.
        MoveNotAllowed: the table does not name the move.
    """
    with transaction.atomic():
        locked = lock_help(request)
        HELP.require(by, "undo_move", locked)
        own = locked.moved_by_id == by.pk and locked.news_at == moved_at
        if not own or locked.state != HelpState.ASKED or not (before is None or before.is_standing):
            raise MovedOn(locked)
        after = HelpState.TAKEN if taken_by is not None else HelpState.ASKED
        check_help(locked.state, after, "undo_move")
        facts = {"number": locked.number, "before": locked.organisation, "after": before}
        locked.organisation, locked.state = before, after
        locked.taken_by, locked.taken_at, locked.moved_by = taken_by, taken_at, None
        locked.news_at = clock.now()
        locked.save(update_fields=["organisation", "state", "taken_by", "taken_at", "moved_by", "news_at"])
        asked_on = clock.local_date(locked.asked_at)
        if locked.answered_at is None:
            set_help_deadline(locked, ANSWER, start=asked_on, due=locked.answer_due)
        set_help_deadline(locked, RESOLVE, start=asked_on, due=locked.resolve_due)
        write_history(subject=locked, verb="branches.help_move_undone", by=by, facts=facts)
        stage = locked.news_at.isoformat()
        tell_helpers(locked, "moved", by=by, stage=stage)
        tell_asker(locked, "moved_on", by=by, stage=stage)
    return locked
