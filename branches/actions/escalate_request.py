"""A deadline is close and the request not done: from now on the committee reads it too."""

from django.db import transaction

from branches.locking_help import lock_help
from branches.models import HelpRequest
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import write_history


def escalate_request(*, request: HelpRequest) -> HelpRequest:
    """The portal itself does it, once; the committee's notice is the deadline's own."""
    with transaction.atomic():
        locked = lock_help(request)
        if locked.escalated_at is None and locked.is_open:
            locked.escalated_at = locked.news_at = clock.now()
            locked.save(update_fields=["escalated_at", "news_at"])
            write_history(subject=locked, verb="branches.help_escalated", by=None, facts={"number": locked.number})
    return locked
