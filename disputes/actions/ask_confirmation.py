"""Both sides want the court to confirm the agreement: within thirty days of effect, together (人民调解法 33)."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from disputes.deadlines import owner_of
from disputes.deadlines_agreement import CONFIRM
from disputes.locking import lock_dispute
from disputes.models import Agreement, Dispute
from disputes.papers_for_court import confirmation_content
from disputes.policy import DISPUTES
from disputes.refusals import Refusal
from disputes.settlement import agreement_of, require_unfiled
from jinxi_portal.kernel import clock
from jinxi_portal.papers.public import issue_paper
from jinxi_portal.records.public import set_deadline, write_history


def ask_confirmation(*, dispute: Dispute, both_want: bool, by: Any) -> Agreement:
    """Makes the application and starts the countdown to the day by which it has to lie at the court.

    Raises:
        Refusal: one side does not want it, the thirty days are over, or it is asked for already.
    """
    with transaction.atomic():
        locked = lock_dispute(dispute)
        DISPUTES.require(by, "perform", locked)
        agreement = agreement_of(locked, in_force=True)
        require_unfiled(locked)
        due = agreement.confirmation_due
        if not both_want:
            raise Refusal(_("司法确认要双方共同申请，请先问清双方都愿意。"), code="not_both")
        if agreement.confirmation_asked_on is not None:
            raise Refusal(_("司法确认申请书已经准备好了。"), code="asked_already")
        if due is None or clock.today() > due:
            raise Refusal(_("协议生效已超过三十天，不能再申请司法确认。"), code="too_late")
        agreement.confirmation_asked_on = clock.today()
        agreement.save(update_fields=["confirmation_asked_on"])
        issue_paper(
            kind="disputes.confirmation", subject=locked, content=confirmation_content(locked, agreement), by=by
        )
        write_history(
            subject=locked, verb="disputes.confirmation_asked", by=by, facts={"number": locked.number, "due": due}
        )
        set_deadline(subject=locked, kind=CONFIRM, by=by, start=clock.today(), due=due, **owner_of(locked))
    return agreement
