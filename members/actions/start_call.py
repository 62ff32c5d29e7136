"""The tracer rings the person up: the number is shown, and who saw it is written down."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from jinxi_portal.records.public import reveal
from members.consenting import require_willing
from members.models import Call, Engagement, Lead
from members.policy import POLICY
from members.tracing.moving import is_open, lock_for_tracing, touch
from members.tracing.numbers import numbers_of
from members.tracing.refusals import NoSuchNumber, NotBeingTraced, WithAnotherTracer


@dataclass(frozen=True)
class StartedCall:
    call: Call
    number: str


def start_call(*, lead: Lead, number_key: str, by: Any) -> StartedCall:
    """Begin a call (or go on with the one that ``by`` has not closed) and hand out the number.

    The call itself is the reason in the access log. Call it outside a transaction: the look is written before the
    number is given. Who rings a lead that nobody holds is its tracer from then on.

    Raises:
        members.refusals.Refusal: concluded, with another tracer, or the number is none of this lead's.
    """
    with transaction.atomic():
        locked = lock_for_tracing(lead)
        POLICY.require(by, "trace_lead", locked)
        if not is_open(locked):
            raise NotBeingTraced(locked)
        require_willing(locked)
        if locked.tracer_id not in (None, by.pk):
            raise WithAnotherTracer(locked)
        number = next((one for one in numbers_of(locked) if one.key == number_key), None)
        if number is None:
            raise NoSuchNumber(locked)
        if locked.tracer_id is None:
            locked.tracer = by
            touch(locked, "tracer")
        engagement = number.subject if isinstance(number.subject, Engagement) else None
        call = Call.objects.filter(lead=locked, by=by, outcome="").first()
        if call is None:
            call = Call.objects.create(lead=locked, by=by, engagement=engagement)
        elif call.engagement != engagement:
            call.engagement = engagement
            call.save(update_fields=["engagement"])
    value = reveal(
        by=by, subject=number.subject, field="mobile", reason=_("电话联系：线索 %(number)s") % {"number": lead.number}
    )
    return StartedCall(call, str(value))
