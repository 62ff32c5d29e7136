"""The clocks of a dispute as deadlines: to say whether it is taken, then to mediate it."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from disputes import settings_clocks
from disputes.models import Dispute
from disputes.rules.clocks import acceptance_due, mediation_due
from jinxi_portal.accounts.public import Role
from jinxi_portal.records.public import DeadlineKind, drop_deadline, register_deadline, set_deadline

ACCEPT, MEDIATE = "disputes.accept", "disputes.mediate"

register_deadline(
    DeadlineKind(
        ACCEPT,
        _("决定是否受理"),
        days=settings_clocks.acceptance_days,
        working=True,
        remind_before=1,
        escalate_to=Role.COMMITTEE_SECRETARY,
    )
)
register_deadline(
    DeadlineKind(MEDIATE, _("调解"), days=30, working=False, remind_before=3, escalate_to=Role.COMMITTEE_SECRETARY)
)


def reckon_acceptance(dispute: Dispute) -> None:
    days = settings_clocks.acceptance_days(dispute.applied_on)
    dispute.accept_due = acceptance_due(dispute.applied_on, working_days=days)


def first_mediation_due(dispute: Dispute) -> date:
    """Before any extension: a labour dispute has fifteen days from the day it came in, others a month (a setting) from acceptance."""
    accepted_on = dispute.accepted_on or dispute.applied_on
    return mediation_due(
        accepted_on=dispute.applied_on if dispute.is_labour else accepted_on,
        is_labour=dispute.is_labour,
        months=settings_clocks.mediation_months(accepted_on),
    )


def owner_of(dispute: Dispute) -> dict[str, Any]:
    """The mediator in charge; while there is none, the committee's clerks."""
    leading = next((row for row in dispute.mediations.all() if row.leads), None)
    return {"owner": leading.mediator.user} if leading else {"owner_role": Role.COMMITTEE_CLERK}


def start_mediation_clock(dispute: Dispute, *, by: Any) -> None:
    """Set, or moved to another owner or another day."""
    set_deadline(
        subject=dispute, kind=MEDIATE, by=by, start=dispute.runs_since, due=dispute.mediation_due, **owner_of(dispute)
    )


def drop_clocks(dispute: Dispute, *, by: Any) -> None:
    for kind in (ACCEPT, MEDIATE):
        drop_deadline(subject=dispute, kind=kind, by=by)
