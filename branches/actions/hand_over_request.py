"""A matter for another room: it opens a case of its own, and the asker follows it where he asked."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils.translation import gettext as _

from branches.handover import HandedOver, handovers
from branches.help_people import ANSWER, RESOLVE, tell_asker
from branches.locking_help import lock_help
from branches.models import HelpRequest
from branches.policy_help import HELP
from branches.refusals import Refusal
from branches.states_help import HelpKind, HelpState, check_help
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import drop_deadline, meet_deadline, write_history


def hand_over_request(*, request: HelpRequest, to: str, by: Any) -> HelpRequest:
    """The week no longer runs: the other room has its own time limits.

    Raises:
        Refusal: the room does not take this kind, or has a reason of its own not to.
        MoveNotAllowed: nobody has taken it yet, or it is over.
    """
    with transaction.atomic():
        locked = lock_help(request)
        HELP.require(by, "hand_over", locked)
        check_help(locked.state, HelpState.HANDED_OVER, "hand_over")
        if to not in handovers or not handovers.get(to).fits(locked.kind):
            raise Refusal(_("这类事不能转到那里办理，请另选一处。"), code="no_such_room")
        case = handovers.get(to).take_over(
            HandedOver(
                request_id=locked.pk,
                number=locked.number,
                kind=HelpKind(locked.kind),
                asker_id=locked.asker_id,
                words=locked.words,
                employer_id=locked.employer_id,
            ),
            by,
        )
        locked.state, locked.handed_to = HelpState.HANDED_OVER, to
        locked.case_type, locked.case_id = ContentType.objects.get_for_model(case), case.pk
        locked.news_at = clock.now()
        locked.answered_at = locked.answered_at or locked.news_at
        locked.save()
        meet_deadline(subject=locked, kind=ANSWER, by=by)
        drop_deadline(subject=locked, kind=RESOLVE, by=by)
        facts = {"number": locked.number, "room": to}
        write_history(subject=locked, verb="branches.help_handed_over", by=by, facts=facts)
        tell_asker(locked, "handed_over", by=by, stage=locked.news_at.isoformat())
    return locked
