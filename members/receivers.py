"""What this room does when something happens in it."""

from jinxi_portal.kernel import events
from members.actions.follow_reports import follow_reports
from members.events import LeadMoved
from members.models import Lead


@events.receives(LeadMoved)
def follow(event: LeadMoved) -> None:
    for lead in Lead.objects.filter(pk=event.lead_id):
        follow_reports(lead=lead)
