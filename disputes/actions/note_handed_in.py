"""The application for confirmation lies at the court: the countdown is over, its answer is awaited."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from disputes.deadlines_agreement import CONFIRM
from disputes.locking import lock_dispute
from disputes.models import Agreement, Dispute
from disputes.policy import DISPUTES
from disputes.refusals import Refusal
from disputes.settlement import agreement_of, require_unfiled
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import meet_deadline, write_history


def note_handed_in(*, dispute: Dispute, on: date, by: Any) -> Agreement:
    """Raises ``Refusal`` when it was not prepared, is noted already or answered, or the day cannot be or is too late."""
    with transaction.atomic():
        locked = lock_dispute(dispute)
        DISPUTES.require(by, "perform", locked)
        agreement = agreement_of(locked, in_force=True)
        require_unfiled(locked)
        asked, due = agreement.confirmation_asked_on, agreement.confirmation_due
        if asked is None or due is None:
            raise Refusal(_("还没有准备司法确认申请。"), code="not_asked")
        if agreement.confirmation_handed_in_on is not None or agreement.confirmation_ended_on is not None:
            raise Refusal(_("已经登记递交法院了。"), code="noted_already")
        if not asked <= on <= clock.today():
            raise Refusal(_("递交日期要在准备申请之后，不晚于今天。"), code="day_impossible")
        if on > due:
            raise Refusal(_("协议生效已超过三十天，不能再申请司法确认。"), code="too_late")
        agreement.confirmation_handed_in_on = on
        agreement.save(update_fields=["confirmation_handed_in_on"])
        meet_deadline(subject=locked, kind=CONFIRM, by=by)
        write_history(
            subject=locked, verb="disputes.confirmation_handed_in", by=by, facts={"number": locked.number, "day": on}
        )
    return agreement
