"""What the branches do when something happens below."""

from branches.actions.escalate_request import escalate_request
from branches.help_people import ANSWER, RESOLVE
from branches.models import HelpRequest
from jinxi_portal.kernel import events
from jinxi_portal.records.public import DeadlineEscalated


@events.receives(DeadlineEscalated)
def let_the_committee_read(event: DeadlineEscalated) -> None:
    if event.kind in (ANSWER, RESOLVE):
        for request in HelpRequest.objects.filter(pk=event.subject_id):
            escalate_request(request=request)
