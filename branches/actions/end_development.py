"""End a path to membership before its time."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from branches.actions.locking_development import lock_open_path
from branches.actions.record_development_step import cancel_standing
from branches.development import note_limits
from branches.development_deadlines import keep_deadlines
from branches.models import DevelopmentPath
from branches.policy_development import POLICY
from branches.refusals import Refusal
from branches.rules import development_steps as steps
from branches.states_development import EndReason, PathState
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import write_history


def end_development(*, path: DevelopmentPath, reason: EndReason, on: date, by: Any) -> DevelopmentPath:
    """Raises:
    Refusal: the day does not fit, or the reason does not: who is on probation can only be cancelled, has died or has moved.
    """
    with transaction.atomic():
        locked = lock_open_path(path)
        POLICY.require(by, "end", locked)
        if not locked.begun_on <= on <= clock.today():
            raise Refusal(_("日期要在递交申请之后，并且不晚于今天。"), code="wrong_day")
        on_probation = locked.step >= steps.APPROVAL
        if on_probation and reason in {EndReason.WITHDREW, EndReason.VOTED_DOWN, EndReason.NOT_APPROVED}:
            raise Refusal(_("已经是预备党员的，请选择“取消预备党员资格”。"), code="on_probation")
        if reason == EndReason.CANCELLED:
            if not on_probation:
                raise Refusal(_("还不是预备党员，不能取消预备党员资格。请选择其他原因。"), code="not_on_probation")
            cancel_standing(locked, on=on)
        locked.state, locked.ended_on, locked.end_reason = PathState.ENDED, on, reason
        note_limits(locked)
        locked.next_earliest = locked.next_due = locked.note_due = None
        locked.save()
        write_history(subject=locked, verb="branches.development_ended", by=by, facts={"on": on, "reason": reason})
        keep_deadlines(locked, by=by)
    return locked
