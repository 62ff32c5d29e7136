"""A helper writes to the asker; the first answer keeps the first deadline."""

from typing import Any

from django.db import transaction

from branches.help_people import ANSWER, tell_asker
from branches.locking_help import lock_help
from branches.models import HelpMessage, HelpRequest
from branches.policy_help import HELP
from branches.refusals_help import NotYetTaken, TextMissing
from branches.states_help import HelpState
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import meet_deadline, write_history


def answer_request(*, request: HelpRequest, text: str, by: Any) -> HelpMessage:
    """Raises ``Refusal``: nobody has taken it yet, or nothing was written."""
    text = text.strip()
    with transaction.atomic():
        locked = lock_help(request)
        HELP.require(by, "answer", locked)
        if not text:
            raise TextMissing
        if locked.state == HelpState.ASKED:
            raise NotYetTaken
        message = HelpMessage.objects.create(request=locked, author=by, from_asker=False, text=text)
        note_answer(locked, by=by)
        write_history(subject=locked, verb="branches.help_answered", by=by, facts={"message": message})
        tell_asker(locked, "answered", by=by, stage=str(message.pk))
    return message


def note_answer(request: HelpRequest, *, by: Any) -> None:
    """The locked request has an answer as of now."""
    now = clock.now()
    request.answered_last_at = request.news_at = now
    request.answered_at = request.answered_at or now
    request.save(update_fields=["answered_last_at", "answered_at", "news_at"])
    meet_deadline(subject=request, kind=ANSWER, by=by)
