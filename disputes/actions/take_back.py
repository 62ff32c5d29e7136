"""A payment or the doing of something was noted by mistake: it is taken back, and the case with it where that had ended it."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from disputes.locking import lock_dispute
from disputes.models import Dispute, Duty, Payment
from disputes.people import tell_parties
from disputes.policy import DISPUTES
from disputes.refusals import Refusal
from disputes.settlement import agreement_of, go_back_when_not_kept, require_unfiled
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import write_history


def cancel_payment(*, dispute: Dispute, payment: Payment, words: str, by: Any) -> Payment:
    """Raises ``Refusal`` without a reason, when it is cancelled already, or the file is closed."""
    with transaction.atomic():
        locked = lock_dispute(dispute)
        DISPUTES.require(by, "perform", locked)
        agreement = agreement_of(locked, in_force=True)
        require_unfiled(locked)
        row = agreement.payments.get(pk=payment.pk)
        if not row.stands:
            raise Refusal(_("这笔付款的登记已经作废了。"), code="cancelled_already")
        if not words.strip():
            raise Refusal(_("请写一句登记错在哪里。"), code="no_reason")
        row.cancelled_at, row.cancelled_by, row.cancelled_words = clock.now(), by, words.strip()
        row.save(update_fields=["cancelled_at", "cancelled_by", "cancelled_words"])
        write_history(
            subject=locked,
            verb="disputes.payment_cancelled",
            by=by,
            facts={"number": locked.number, "amount": str(row.amount), "day": row.paid_on, "payment": row},
        )
        go_back_when_not_kept(locked, agreement, by=by)
        tell_parties(locked, "taken_back", by=by, stage=f"payment-{row.pk}")
    return row


def undo_done(*, dispute: Dispute, duty: Duty, by: Any) -> Duty:
    """Raises ``Refusal`` when it is not noted as done, or the file is closed."""
    with transaction.atomic():
        locked = lock_dispute(dispute)
        DISPUTES.require(by, "perform", locked)
        agreement = agreement_of(locked, in_force=True)
        require_unfiled(locked)
        row = agreement.duties.get(pk=duty.pk)
        if row.done_on is None:
            raise Refusal(_("这一项没有登记履行。"), code="not_done")
        row.done_on = None
        row.save(update_fields=["done_on"])
        write_history(
            subject=locked,
            verb="disputes.duty_undone",
            by=by,
            facts={"number": locked.number, "duty": row},
        )
        go_back_when_not_kept(locked, agreement, by=by)
        tell_parties(locked, "taken_back", by=by, stage=f"duty-{row.pk}-{clock.now():%Y%m%d%H%M%S}")
    return row
