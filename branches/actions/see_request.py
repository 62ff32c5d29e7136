"""The asker has looked: what was new is no longer."""

from typing import Any

from branches.models import HelpRequest
from branches.policy_help import HELP
from jinxi_portal.kernel import clock


def see_request(*, request: HelpRequest, by: Any) -> None:
    """Neither a move nor history: a mark of the asker's own."""
    HELP.require(by, "follow", request)
    HelpRequest.objects.filter(pk=request.pk).update(seen_at=clock.now())
