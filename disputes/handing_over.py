"""A request for help in a branch group becomes a dispute (``where_asked`` tells how it ends)."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from branches.public import HandedOver, HandedProgress, Handover, HelpKind, register_handover
from disputes.actions.take_in_dispute import take_in_dispute
from disputes.intake import Intake, PartyGiven
from disputes.models import Dispute
from disputes.rules.kinds import DisputeKind, Relation
from disputes.states import DisputeState
from disputes.words import Channel, PartyRole, SessionState
from jinxi_portal.accounts.public import User
from jinxi_portal.kernel import clock
from members.public import Employer, worker_of

_KINDS = {
    HelpKind.WAGES: DisputeKind.WAGES,
    HelpKind.DISPUTE: DisputeKind.OTHER,
    HelpKind.CONTRACT: DisputeKind.CONTRACT_END,
}


def take_over(handed: HandedOver, by: Any) -> Dispute:
    """The asker is the applicant; the clerk asks for what the request does not tell before the case is accepted."""
    asker = User.objects.get(pk=handed.asker_id)
    worker = worker_of(asker)
    firm = Employer.objects.filter(pk=handed.employer_id).first() if handed.employer_id else None
    respondent = (
        PartyGiven(PartyRole.EMPLOYER, firm.name, employer_id=firm.pk)
        if firm
        else PartyGiven(PartyRole.CUSTOMER, _("待问明"))
    )
    given = Intake(
        kind=_KINDS.get(handed.kind, DisputeKind.OTHER),
        relation=Relation.SERVICE,
        applicant=PartyGiven(
            PartyRole.WORKER,
            worker.name if worker else asker.name or _("求助人"),
            mobile=asker.mobile.reveal() if asker.mobile else None,
            account=asker,
        ),
        respondent=respondent,
        facts=handed.words or _("录音在求助 %(number)s 里。") % {"number": handed.number},
        claim="",
        known_on=clock.today(),
    )
    return take_in_dispute(given=given, channel=Channel.BRANCH, by=by)


def progress(case_id: int, user: Any) -> HandedProgress | None:
    """For the asker, on the page of the request."""
    row = Dispute.objects.visible_to(user).filter(pk=case_id).first()
    return HandedProgress(row.get_state_display(), _next_step(row), row.get_absolute_url()) if row is not None else None


def _next_step(row: Dispute) -> str:
    if row.state == DisputeState.APPLIED:
        return _("最晚 %(day)s 前告诉您是否受理") % {"day": row.accept_due.isoformat()}
    if row.state != DisputeState.MEDIATING:
        return ""
    session = row.sessions.filter(state=SessionState.PLANNED).order_by("starts_at").first()
    if session is not None:
        return _("约定 %(day)s 见面调解") % {"day": clock.local_date(session.starts_at).isoformat()}
    return _("调解到 %(day)s 为止") % {"day": row.mediation_due.isoformat() if row.mediation_due else ""}


register_handover(
    Handover(
        "disputes",
        gettext_lazy("纠纷调解"),
        kinds=frozenset({HelpKind.WAGES, HelpKind.DISPUTE, HelpKind.CONTRACT}),
        take_over=take_over,
        progress=progress,
    )
)
