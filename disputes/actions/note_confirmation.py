"""The court has answered the application for confirmation."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from disputes.deadlines_agreement import CONFIRM
from disputes.locking import lock_dispute
from disputes.models import Agreement, Dispute
from disputes.policy import DISPUTES
from disputes.refusals import Refusal
from disputes.settlement import agreement_of
from disputes.words_agreement import ConfirmationResult
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import meet_deadline, write_history


def note_confirmation(*, dispute: Dispute, result: ConfirmationResult, number: str, on: date, by: Any) -> Agreement:
    """Raises ``Refusal`` when nobody has asked, the answer is noted already, or its day is to come or before the application."""
    with transaction.atomic():
        locked = lock_dispute(dispute)
        DISPUTES.require(by, "perform", locked)
        agreement = agreement_of(locked, in_force=True)
        if agreement.confirmation_asked_on is None:
            raise Refusal(_("还没有准备司法确认申请。"), code="not_asked")
        if agreement.confirmation_ended_on is not None:
            raise Refusal(_("法院的裁定已经登记了。"), code="noted_already")
        if not agreement.confirmation_asked_on <= on <= clock.today():
            raise Refusal(_("裁定日期要在申请之后，不晚于今天。"), code="day_impossible")
        agreement.confirmation_ended_on, agreement.confirmation_result = on, result
        agreement.confirmation_number = number.strip()
        agreement.save(update_fields=["confirmation_ended_on", "confirmation_result", "confirmation_number"])
        meet_deadline(subject=locked, kind=CONFIRM, by=by)
        write_history(
            subject=locked,
            verb="disputes.confirmation_ended",
            by=by,
            facts={"number": locked.number, "day": on, "result": result},
        )
    return agreement
