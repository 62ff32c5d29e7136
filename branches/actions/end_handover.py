"""What a room that took a request over says about its end. The room asked its own policy; here the request follows."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Model

from branches.actions.resolve_request import settle
from branches.help_people import RESOLVE, set_help_deadline, tell_asker
from branches.locking_help import lock_help
from branches.models import HelpMessage, HelpRequest
from branches.refusals_help import TextMissing
from branches.states_help import HelpState, check_help
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import write_history


def resolve_handed_over(*, case: Model, outcome: str, by: Any) -> HelpRequest | None:
    """The case came to a good end; ``outcome`` is for the asker to read. None when no request hangs on the case."""
    with transaction.atomic():
        request = _of(case)
        return None if request is None else settle(lock_help(request), outcome=outcome, by=by)


def give_back(*, case: Model, reason: str, by: Any) -> HelpRequest | None:
    """The room cannot help; whoever handed it over has it again, with a new week. None when no request hangs on the case.

    Raises:
        TextMissing: without a reason.
    """
    reason = reason.strip()
    with transaction.atomic():
        request = _of(case)
        if request is None:
            return None
        locked = lock_help(request)
        check_help(locked.state, HelpState.TAKEN, "give_back")
        if not reason:
            raise TextMissing
        message = HelpMessage.objects.create(request=locked, author=by, from_asker=False, text=reason)
        room, locked.handed_to = locked.handed_to, ""
        locked.state, locked.case_type, locked.case_id = HelpState.TAKEN, None, None
        locked.news_at = clock.now()
        locked.resolve_due = set_help_deadline(locked, RESOLVE, start=clock.today())
        locked.save()
        facts = {"number": locked.number, "room": room, "message": message}
        write_history(subject=locked, verb="branches.help_given_back", by=by, facts=facts)
        tell_asker(locked, "given_back", by=by, stage=str(message.pk))
    return locked


def _of(case: Model) -> HelpRequest | None:
    kind = ContentType.objects.get_for_model(case)
    return HelpRequest.objects.filter(case_type=kind, case_id=case.pk, state=HelpState.HANDED_OVER).first()
