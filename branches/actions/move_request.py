"""Another branch, or the committee's desk, goes on with a request."""

from typing import Any

from django.db import transaction

from branches.help_people import ANSWER, RESOLVE, secretaries_of, set_help_deadline, tell_asker, tell_helpers
from branches.locking_help import lock_help
from branches.models import HelpRequest, Organisation
from branches.policy_help import HELP
from branches.refusals_help import WrongBranch
from branches.states_help import HelpState, check_help
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import write_history


def move_request(*, request: HelpRequest, organisation: Organisation | None, by: Any) -> HelpRequest:
    """The deadlines stay as they are: the asker has waited since the beginning. ``organisation`` None is the committee's desk.

    Raises:
        Refusal: it is there already, the branch is dissolved or has no secretary.
        MoveNotAllowed: it is over, or another room has it.
    """
    with transaction.atomic():
        locked = lock_help(request)
        HELP.require(by, "move", locked)
        check_help(locked.state, HelpState.ASKED, "move")
        before = locked.organisation
        if organisation == before or (organisation and not _can_take(organisation)):
            raise WrongBranch
        asked_on = clock.local_date(locked.asked_at)
        locked.organisation, locked.state = organisation, HelpState.ASKED
        locked.taken_by = locked.taken_at = None
        locked.moved_by = by
        locked.news_at = clock.now()
        locked.save(update_fields=["organisation", "state", "taken_by", "taken_at", "moved_by", "news_at"])
        if locked.answered_at is None:
            set_help_deadline(locked, ANSWER, start=asked_on, due=locked.answer_due)
        set_help_deadline(locked, RESOLVE, start=asked_on, due=locked.resolve_due)
        facts = {"number": locked.number, "before": before, "after": organisation}
        write_history(subject=locked, verb="branches.help_moved", by=by, facts=facts)
        stage = locked.news_at.isoformat()
        tell_helpers(locked, "moved", by=by, stage=stage)
        tell_asker(locked, "moved_on", by=by, stage=stage)
    return locked


def _can_take(organisation: Organisation) -> bool:
    return organisation.is_branch and organisation.is_standing and bool(secretaries_of(organisation))
