"""The yearly renewal of a floating member's registration."""

from typing import Any

from django.db import transaction

from jinxi_portal.kernel import clock
from jinxi_portal.records.public import meet_deadline, setting_on, write_history
from members.models import FloatingMember, FloatingRenewal
from members.policy import POLICY
from members.rules.floating import may_be_renewed_from, renewed_until
from members.tracing.moving import one_line
from members.tracing.refusals import FloatingEnded, RenewalTooEarly
from members.tracing.registering import RENEWAL, remind_of_renewal
from members.tracing_settings import FLOATING_RENEWAL_MONTHS


def renew_floating(*, floating: FloatingMember, by: Any, note: str = "") -> FloatingRenewal:
    """Another year: in time without a gap, late from today.

    Raises:
        members.refusals.Refusal: it has ended, or it is too early to say anything new.
    """
    with transaction.atomic():
        held = FloatingMember.objects.select_for_update().get(pk=floating.pk)
        POLICY.require(by, "change_floating", held)
        if held.ended_on is not None:
            raise FloatingEnded(held)
        today = clock.today()
        earliest = may_be_renewed_from(held.valid_until)
        if today < earliest:
            raise RenewalTooEarly(earliest)
        until = renewed_until(held.valid_until, today, setting_on(FLOATING_RENEWAL_MONTHS.key, today))
        renewal = FloatingRenewal.objects.create(
            floating=held, renewed_on=today, valid_until=until, note=one_line(note), by=by
        )
        held.valid_until = until
        held.save(update_fields=["valid_until"])
        meet_deadline(subject=held, kind=RENEWAL, by=by)
        remind_of_renewal(held, by=by)
        write_history(
            subject=held,
            verb="members.floating_renewed",
            by=by,
            facts={"number": held.number, "until": until, "renewal": renewal},
        )
    return renewal
