"""A paper of the case is sealed and handed out: application, notices, the record of a session, of visits; for arbitration."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disputes.case_file.after import visit_record_content
from disputes.case_file.opening import acceptance_content, application_content
from disputes.case_file.sheets import standing_paper
from disputes.case_file.talks import minutes_content, session_notice_content
from disputes.locking import lock_dispute
from disputes.models import Dispute, Session
from disputes.own_papers import hand_over
from disputes.papers_for_court import arbitration_content
from disputes.policy import DISPUTES
from disputes.refusals import Refusal
from disputes.settlement import agreement_of
from disputes.states import DisputeState
from disputes.words import SessionState
from jinxi_portal.kernel import clock
from jinxi_portal.papers.public import Paper, issue_paper

#: Ends after which a labour dispute goes to arbitration.
_TO_ARBITRATION = (DisputeState.BROKEN, DisputeState.REFUSED, DisputeState.FAILED, DisputeState.STOPPED)


@dataclass(frozen=True)
class CasePaper:
    """``fits`` says whether the case is so far; ``write`` its content; ``handed`` over to the side that asks in it."""

    kind: str
    label: Any
    fits: Callable[[Dispute], bool]
    write: Callable[[Dispute], dict[str, Any]]
    handed: bool = False


@dataclass(frozen=True)
class SessionPaper:
    kind: str
    label: Any
    fits: Callable[[Session], bool]
    write: Callable[[Dispute, Session], dict[str, Any]]


CASE_PAPERS = {
    "application": CasePaper(
        "disputes.application", gettext_lazy("人民调解申请书"), lambda dispute: True, application_content
    ),
    "acceptance": CasePaper(
        "disputes.acceptance",
        gettext_lazy("人民调解受理通知书"),
        lambda dispute: dispute.accepted_on is not None,
        lambda dispute: acceptance_content(dispute, on=clock.today()),
    ),
    "visit_record": CasePaper(
        "disputes.visit_record",
        gettext_lazy("协议履行和回访记录"),
        lambda dispute: dispute.agreed_on is not None,
        lambda dispute: visit_record_content(dispute, agreement_of(dispute, in_force=True)),
    ),
    "arbitration": CasePaper(
        "disputes.arbitration",
        gettext_lazy("劳动人事争议仲裁申请书"),
        lambda dispute: dispute.is_labour and dispute.state in _TO_ARBITRATION,
        arbitration_content,
        handed=True,
    ),
}
SESSION_PAPERS = {
    "session_notice": SessionPaper(
        "disputes.session_notice",
        gettext_lazy("人民调解通知书"),
        lambda session: session.state != SessionState.CANCELLED,
        session_notice_content,
    ),
    "minutes": SessionPaper(
        "disputes.minutes",
        gettext_lazy("人民调解笔录"),
        lambda session: session.state == SessionState.HELD,
        minutes_content,
    ),
}


def issue_case_paper(*, dispute: Dispute, what: str, session: Session | None = None, by: Any) -> Paper:
    """As the case says now; an earlier one of the kind is replaced.

    Raises:
        Refusal: no such paper, or the case is not so far.
    """
    with transaction.atomic():
        locked = lock_dispute(dispute)
        DISPUTES.require(by, "keep_file", locked)
        if session is not None:
            return _of_session(locked, locked.sessions.get(pk=session.pk), what, by=by)
        found = CASE_PAPERS.get(what)
        if found is None or not found.fits(locked):
            raise _not_yet()
        paper = issue_paper(
            kind=found.kind,
            subject=locked,
            content=found.write(locked),
            by=by,
            replaces=standing_paper(locked, found.kind),
        )
        if found.handed:
            hand_over(locked, paper, by=by)
        return paper


def _of_session(locked: Dispute, session: Session, what: str, *, by: Any) -> Paper:
    found = SESSION_PAPERS.get(what)
    if found is None or not found.fits(session):
        raise _not_yet()
    return issue_paper(
        kind=found.kind,
        subject=session,
        content=found.write(locked, session),
        by=by,
        replaces=standing_paper(session, found.kind),
    )


def _not_yet() -> Refusal:
    return Refusal(_("这件纠纷现在还不能出具这份文书。"), code="not_yet")
