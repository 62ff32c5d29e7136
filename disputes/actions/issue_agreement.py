"""The agreement in force as a sealed paper; for the one who was not paid the application for a payment order."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from disputes.case_file.sheets import standing_paper
from disputes.locking import lock_dispute
from disputes.models import Dispute
from disputes.own_papers import PAYMENT_ORDER, hand_over
from disputes.papers_for_court import debtor_of, overdue, payment_order_content
from disputes.papers_of_agreement import KINDS, agreement_content
from disputes.policy import DISPUTES
from disputes.refusals import Refusal
from disputes.settlement import account_of, agreement_of
from disputes.states import DisputeState
from disputes.words_agreement import AgreementForm
from jinxi_portal.papers.public import Paper, PaperState, issue_paper, papers_of


def issue_agreement(*, dispute: Dispute, by: Any) -> Paper:
    """Raises ``Refusal`` before it is in force, and when the paper stands already."""
    with transaction.atomic():
        locked = lock_dispute(dispute)
        DISPUTES.require(by, "perform", locked)
        agreement = agreement_of(locked, in_force=True)
        kind = KINDS[AgreementForm(agreement.form)]
        _refuse_second(locked, kind)
        return issue_paper(kind=kind, subject=locked, content=agreement_content(locked, agreement, by=by), by=by)


def issue_payment_order(*, dispute: Dispute, by: Any) -> Paper:
    """Handed to the side that was not paid. Raises ``Refusal`` while the agreement is not broken, or when nothing is overdue."""
    with transaction.atomic():
        locked = lock_dispute(dispute)
        DISPUTES.require(by, "perform", locked)
        agreement = agreement_of(locked, in_force=True)
        if locked.state != DisputeState.BROKEN:
            raise Refusal(_("登记为没有履行以后，才准备支付令申请书。"), code="not_broken")
        if account_of(agreement).is_settled:
            raise Refusal(_("约定的钱已经付清，不需要支付令。"), code="nothing_left")
        if not overdue(agreement, debtor_of(agreement)):
            raise Refusal(_("现在没有到期没付的款，支付令只能要求已经到期的钱。"), code="nothing_due")
        paper = issue_paper(
            kind=PAYMENT_ORDER,
            subject=locked,
            content=payment_order_content(locked, agreement),
            by=by,
            replaces=standing_paper(locked, PAYMENT_ORDER),
        )
        hand_over(locked, paper, by=by)
        return paper


def _refuse_second(dispute: Dispute, kind: str) -> None:
    if papers_of(dispute).filter(kind_key=kind, state=PaperState.ISSUED).exists():
        raise Refusal(_("协议书已经出具，在文书里可以下载。"), code="issued_already")
