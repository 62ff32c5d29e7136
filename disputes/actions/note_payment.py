"""Money came for an agreement: it pays the instalment that is due first."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from disputes.locking import lock_dispute
from disputes.models import Dispute, Payment
from disputes.policy import DISPUTES
from disputes.refusals import Refusal
from disputes.settlement import agreement_of, debtors_of, end_when_kept, require_unfiled
from disputes.states import DisputeState
from disputes.words import Side
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import write_history


def note_payment(
    *,
    dispute: Dispute,
    amount: Decimal,
    paid_on: date,
    side: Side | None = None,
    words: str = "",
    again: bool = False,
    by: Any,
) -> Payment:
    """``side`` who paid, where both have to; ``again``: the same sum came once more on the same day, and somebody made sure of it.

    Raises:
        Refusal: no agreement in force, no sum of this side in it, a day that cannot be, or the same payment is noted already.
    """
    with transaction.atomic():
        locked = lock_dispute(dispute)
        DISPUTES.require(by, "perform", locked)
        agreement = agreement_of(locked, in_force=True)
        require_unfiled(locked)
        debtors = debtors_of(agreement)
        if not debtors:
            raise Refusal(_("这份协议没有约定付款。"), code="no_sum")
        payer = side or (debtors[0] if len(debtors) == 1 else None)
        if payer not in debtors:
            raise Refusal(_("请选择是哪一方付的；协议没有约定这一方付款的不登记。"), code="no_debtor")
        if paid_on > clock.today():
            raise Refusal(_("付款日期不能晚于今天。"), code="day_to_come")
        if paid_on < locked.applied_on:
            raise Refusal(_("付款日期早于申请调解的日期，请核对。"), code="before_the_case")
        if (
            not again
            and agreement.payments.filter(
                side=payer, amount=amount, paid_on=paid_on, cancelled_at__isnull=True
            ).exists()
        ):
            raise Refusal(
                _("同一天同样金额的付款已经登记过。确实又付了一次的，请勾选“又付了一次”。"), code="noted_already"
            )
        payment = Payment.objects.create(
            agreement=agreement,
            side=payer,
            amount=amount,
            paid_on=paid_on,
            words=words.strip(),
            noted_by=by,
            noted_at=clock.now(),
        )
        write_history(
            subject=locked,
            verb="disputes.paid",
            by=by,
            facts={"number": locked.number, "amount": str(amount), "day": paid_on, "payment": payment},
        )
        if locked.state in (DisputeState.AGREED, DisputeState.BROKEN):
            end_when_kept(locked, agreement, by=by)
    return payment
