"""党员找组织: a worker says that he is a member, with what he remembers."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.core.files.base import File
from django.db import transaction

from jinxi_portal.accounts.public import Role
from jinxi_portal.kernel import clock
from jinxi_portal.kernel.names import clean_name
from jinxi_portal.records.public import attach, discard_draft, set_deadline, take_case_number, write_history
from members.actions.give_consent import give_consent
from members.models import AccountClaim, ClaimState, ReportState, SelfReport
from members.own_words import lead_of_report
from members.people import worker_of
from members.policy_own import OWN
from members.purposes import TRACING
from members.refusals_own import SayWhoFirst

CONTACT = "members.report_contact"
PAPER = "members.report_paper"
DRAFT = "members.report_self"


def report_self(
    *, name: str, home_branch: str, joined_year: int | None, by: Any, papers: "Iterable[File[bytes]]" = ()
) -> SelfReport:
    """The report with its number and day; the open one when there is one, so that two taps make one report.

    Handing it in is the consent to trace, whose notice stands on the form. An account that is not linked yet needs a
    claim that waits; the lead is opened when it is decided.

    Raises:
        SayWhoFirst: nobody knows who signs in with this account.
        ValidationError: a file cannot be kept; nothing has been reported then.
    """
    with transaction.atomic():
        OWN.require(by, "report_self")
        user = get_user_model().objects.select_for_update().get(pk=by.pk)
        known = SelfReport.objects.filter(user=user, state=ReportState.HANDED_IN).first()
        if known is not None:
            return known
        worker = worker_of(user)
        if worker is None and not AccountClaim.objects.filter(user=user, state=ClaimState.WAITING).exists():
            raise SayWhoFirst
        give_consent(purpose=TRACING, by=by)
        report = SelfReport.objects.create(
            number=take_case_number("self_report"),
            user=user,
            name=clean_name(name)[:60],
            home_branch=" ".join(home_branch.split())[:120],
            joined_year=joined_year,
            contact_due=clock.today(),
        )
        write_history(subject=report, verb="members.self_reported", by=by, facts={"number": report.number})
        for paper in papers:
            attach(subject=report, file=paper, kind=PAPER, by=by)
        deadline = set_deadline(subject=report, kind=CONTACT, by=by, owner_role=Role.COMMITTEE_CLERK)
        report.contact_due = deadline.due
        report.save(update_fields=["contact_due"])
        if worker is not None:
            lead_of_report(report, worker, by=by)
        discard_draft(by=by, key=DRAFT)
    return report
