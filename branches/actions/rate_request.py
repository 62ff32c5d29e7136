"""The asker says how it was."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from branches.help_people import tell_helpers
from branches.locking_help import lock_help
from branches.models import HelpRequest
from branches.policy_help import HELP
from branches.refusals import Refusal
from branches.refusals_help import AlreadyRated
from branches.states_help import HelpState
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import write_history


def rate_request(*, request: HelpRequest, stars: int, words: str, by: Any) -> HelpRequest:
    """Once, after it was resolved.

    Raises:
        Refusal: it is not resolved, was rated before, or the number is not one of 1 to 5.
    """
    with transaction.atomic():
        locked = lock_help(request)
        HELP.require(by, "rate", locked)
        if locked.state != HelpState.RESOLVED:
            raise Refusal(_("办结以后才能评价。"), code="not_resolved")
        if locked.rated_at is not None:
            raise AlreadyRated
        if stars not in range(1, 6):
            raise Refusal(_("请选一到五颗星。"), code="stars_unknown")
        locked.rating, locked.rating_words, locked.rated_at = stars, words.strip()[:300], clock.now()
        locked.save(update_fields=["rating", "rating_words", "rated_at"])
        facts = {"number": locked.number, "stars": stars}
        write_history(subject=locked, verb="branches.help_rated", by=by, facts=facts)
        tell_helpers(locked, "rated", by=by, stage=str(locked.reopened))
    return locked
