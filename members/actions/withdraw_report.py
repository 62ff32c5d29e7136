"""A worker takes the self-report back: the sign stays as a fact, its content goes."""

from typing import Any

from django.db import transaction

from jinxi_portal.kernel import clock
from jinxi_portal.notices.public import notify
from jinxi_portal.records.public import attachments_of, drop_deadline, remove_attachment, write_history
from members.actions.report_self import CONTACT
from members.models import ReportState, SelfReport
from members.policy_own import OWN
from members.tracing.moving import lock_for_tracing


def withdraw_report(*, report: SelfReport, by: Any) -> SelfReport:
    """Name, branch, year and papers are erased; a report that is settled or taken back stays as it is."""
    with transaction.atomic():
        held = SelfReport.objects.select_for_update().get(pk=report.pk)
        OWN.require(by, "change_report", held)
        if held.state != ReportState.HANDED_IN:
            return held
        for attachment in attachments_of(held):
            remove_attachment(attachment=attachment, by=by)
        branch = held.home_branch
        held.name, held.home_branch, held.joined_year = "", "", None
        held.state, held.withdrawn_at = ReportState.WITHDRAWN, clock.now()
        held.save(update_fields=["name", "home_branch", "joined_year", "state", "withdrawn_at"])
        drop_deadline(subject=held, kind=CONTACT, by=by)
        write_history(subject=held, verb="members.report_withdrawn", by=by, facts={"number": held.number})
        if held.lead is not None:
            lead = lock_for_tracing(held.lead)
            if branch and lead.home_branch_name == branch:
                lead.home_branch_name = ""
                lead.save(update_fields=["home_branch_name"])
            write_history(subject=lead, verb="members.report_withdrawn", by=by, facts={"number": held.number})
            if lead.tracer is not None:
                notify(kind="members.report_withdrawn", to=[lead.tracer], subject=lead, stage=held.number, by=by)
    return held
