"""How a call went."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from jinxi_portal.kernel import clock
from jinxi_portal.records.public import meet_deadline, set_deadline, write_history
from members.actions.conclude_lead import CALL_AGAIN
from members.models import REACHED, Call, CallOutcome, LeadSign
from members.policy import POLICY
from members.states import Channel
from members.tracing.moving import is_open, lock_for_tracing, move_stage, one_line, touch
from members.tracing.refusals import CallClosed, NotBeingTraced
from members.tracing_states import TracingStage


def record_call(
    *,
    call: Call,
    outcome: CallOutcome,
    by: Any,
    note: str = "",
    again_on: date | None = None,
    home_branch_name: str = "",
) -> Call:
    """Write down the outcome; who was reached counts as contacted. ``again_on`` puts it into the tracer's queue.

    Raises:
        members.refusals.Refusal: the outcome was written down already, or the lead is concluded.
        ValidationError: an appointment without a day, or on a day gone by.
    """
    with transaction.atomic():
        lead = lock_for_tracing(call.lead)
        POLICY.require(by, "trace_lead", lead)
        held = Call.objects.select_for_update().get(pk=call.pk)
        if held.outcome or held.by_id != by.pk:
            raise CallClosed(lead)
        if not is_open(lead):
            raise NotBeingTraced(lead)
        if outcome is CallOutcome.AGAIN and again_on is None:
            raise ValidationError({"again_on": _("请填约好再打的日期。")})
        if again_on is not None and again_on < clock.today():
            raise ValidationError({"again_on": _("再打的日期不能早于今天。")})
        held.outcome, held.note, held.again_on = outcome, one_line(note), again_on
        held.save(update_fields=["outcome", "note", "again_on"])
        lead.home_branch_name = home_branch_name.strip()[:120] or lead.home_branch_name
        touch(lead, "home_branch_name")
        _remind(lead, again_on, by)
        write_history(
            subject=lead,
            verb="members.call_recorded",
            by=by,
            facts={"number": lead.number, "outcome": outcome, "again_on": again_on, "call": held},
        )
        if outcome is CallOutcome.MEMBER:
            LeadSign.objects.create(
                lead=lead, worker_id=lead.worker_id, kind=Channel.TELEPHONE, by=by, note=held.note, seen_at=clock.now()
            )
        if outcome in REACHED and lead.stage in (TracingStage.FOUND, TracingStage.CHECKING):
            move_stage(lead, TracingStage.CONTACTED, "record_contact", by=by)
    return held


def _remind(lead: Any, again_on: date | None, by: Any) -> None:
    meet_deadline(subject=lead, kind=CALL_AGAIN, by=by)
    if again_on is not None:
        set_deadline(subject=lead, kind=CALL_AGAIN, by=by, due=again_on, owner=by)
