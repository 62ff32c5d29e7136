"""From what a worker said on the phone to a lead: at once when his account is linked, else as soon as it is."""

from typing import Any

from django.db.models import Q

from members.actions.open_lead import open_lead
from members.models import Consent, Referral, ReferralState, ReportState, SelfReport, Worker
from members.states import Channel


def open_waiting_leads(user: Any, worker: Worker, *, by: Any) -> None:
    """After the account was linked: its consents and its words belong to the worker. Called inside an act."""
    own = Consent.objects.filter(user=user, worker__isnull=True)
    own.exclude(purpose__in=worker.consents.filter(withdrawn_at__isnull=True).values("purpose")).update(worker=worker)
    for report in SelfReport.objects.filter(user=user, lead=None, state=ReportState.HANDED_IN):
        lead_of_report(report, worker, by=by)
    for referral in Referral.objects.filter(user=user, lead=None, state=ReferralState.AGREED):
        lead_of_referral(referral, worker, by=by)


def lead_of_report(report: SelfReport, worker: Worker, *, by: Any) -> None:
    """The report is a sign on the worker's open lead, or opens one; its content stays in the report."""
    report.lead = open_lead(
        worker=worker,
        channel=Channel.SELF_REPORT,
        by=by,
        reference=report.number,
        home_branch_name=report.home_branch,
    )
    report.save(update_fields=["lead"])


def lead_of_referral(referral: Referral, worker: Worker, *, by: Any) -> None:
    """Who referred is not written on the sign."""
    referral.lead = open_lead(worker=worker, channel=Channel.REFERRAL, by=by, reference=referral.number)
    referral.save(update_fields=["lead"])


def words_waiting() -> tuple[list[SelfReport], list[Referral]]:
    """Self-reports and referrals agreed to that are not settled yet, oldest first."""
    reports = SelfReport.objects.filter(state=ReportState.HANDED_IN).select_related("user", "lead__tracer")
    referrals = Referral.objects.filter(state=ReferralState.AGREED).select_related("user", "lead__tracer")
    settled = Q(lead__concluded_at__isnull=False)
    return list(reports.order_by("said_at", "pk")[:200]), list(
        referrals.exclude(settled).order_by("agreed_at", "pk")[:200]
    )
