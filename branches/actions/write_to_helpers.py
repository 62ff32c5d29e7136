"""The asker adds to the request or answers back."""

from typing import Any

from django.db import transaction

from branches.help_people import tell_helpers
from branches.locking_help import lock_help
from branches.models import HelpMessage, HelpRequest
from branches.policy_help import HELP
from branches.refusals_help import TextMissing
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import write_history


def write_to_helpers(*, request: HelpRequest, text: str, by: Any) -> HelpMessage:
    """Raises ``Refusal``: nothing was written."""
    text = text.strip()
    with transaction.atomic():
        locked = lock_help(request)
        HELP.require(by, "write", locked)
        if not text:
            raise TextMissing
        message = HelpMessage.objects.create(request=locked, author=by, from_asker=True, text=text)
        locked.asker_wrote_at = clock.now()
        locked.save(update_fields=["asker_wrote_at"])
        write_history(subject=locked, verb="branches.help_written", by=by, facts={"message": message})
        tell_helpers(locked, "written", by=by, stage=str(message.pk))
    return message
