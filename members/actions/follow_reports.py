"""The person's report follows the lead: somebody got in touch, and in the end it is settled."""

from django.db import transaction

from jinxi_portal.notices.public import notify
from jinxi_portal.records.public import meet_deadline
from members.actions.report_self import CONTACT
from members.models import Lead, ReportState, SelfReport
from members.tracing_states import OPEN_STAGES, TracingStage

_NOT_YET = (TracingStage.FOUND, TracingStage.CHECKING)


def follow_reports(*, lead: Lead) -> None:
    """Called after a lead has moved, by the portal itself."""
    with transaction.atomic():
        held = SelfReport.objects.select_for_update().filter(lead=lead, state=ReportState.HANDED_IN)
        for report in held.select_related(None):
            if lead.stage not in _NOT_YET:
                meet_deadline(subject=report, kind=CONTACT, by=None)
            if lead.stage not in OPEN_STAGES:
                report.state = ReportState.ANSWERED
                report.save(update_fields=["state"])
                notify(kind="members.report_answered", to=[report.user], subject=report)
