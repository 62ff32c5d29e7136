"""Something promised besides money was done."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from disputes.locking import lock_dispute
from disputes.models import Dispute, Duty
from disputes.policy import DISPUTES
from disputes.refusals import Refusal
from disputes.settlement import agreement_of, end_when_kept, require_unfiled
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import write_history


def mark_done(*, dispute: Dispute, duty: Duty, done_on: date, by: Any) -> Duty:
    """Raises ``Refusal`` when it is done already, is a sum of money, or the day is to come."""
    with transaction.atomic():
        locked = lock_dispute(dispute)
        DISPUTES.require(by, "perform", locked)
        agreement = agreement_of(locked, in_force=True)
        require_unfiled(locked)
        fresh = agreement.duties.get(pk=duty.pk)
        if fresh.amount is not None:
            raise Refusal(_("付款请用“登记付款”。"), code="is_a_sum")
        if fresh.done_on is not None:
            raise Refusal(_("这一项已经登记履行了。"), code="done_already")
        if done_on > clock.today():
            raise Refusal(_("履行日期不能晚于今天。"), code="day_to_come")
        if done_on < locked.applied_on:
            raise Refusal(_("履行日期早于申请调解的日期，请核对。"), code="before_the_case")
        fresh.done_on = done_on
        fresh.save(update_fields=["done_on"])
        write_history(
            subject=locked,
            verb="disputes.duty_done",
            by=by,
            facts={"number": locked.number, "day": done_on, "duty": fresh},
        )
        end_when_kept(locked, agreement, by=by)
    return fresh
