"""A floating member goes home, is transferred here, or moves on."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from jinxi_portal.kernel import clock
from jinxi_portal.records.public import announce, drop_deadline, write_history
from members.events import FloatingOver
from members.models import FloatingEnd, FloatingMember
from members.policy import POLICY
from members.tracing.moving import one_line
from members.tracing.refusals import FloatingEnded
from members.tracing.registering import RENEWAL


def end_floating(
    *, floating: FloatingMember, ending: FloatingEnd, ended_on: date, by: Any, note: str = ""
) -> FloatingMember:
    """The registration ends on a day.

    Raises:
        members.refusals.FloatingEnded: it has ended already.
        ValidationError: a day to come, or before the registration.
    """
    with transaction.atomic():
        held = FloatingMember.objects.select_for_update().get(pk=floating.pk)
        POLICY.require(by, "change_floating", held)
        if held.ended_on is not None:
            raise FloatingEnded(held)
        if not held.registered_on <= ended_on <= clock.today():
            raise ValidationError({"ended_on": _("结束日期应在登记之后、今天或以前。")})
        held.ended_on, held.ending, held.end_note = ended_on, ending, one_line(note)
        held.save(update_fields=["ended_on", "ending", "end_note"])
        drop_deadline(subject=held, kind=RENEWAL, by=by)
        write_history(
            subject=held,
            verb="members.floating_ended",
            by=by,
            facts={"number": held.number, "ended_on": ended_on, "ending": ending, "floating": held},
        )
        announce(FloatingOver(held.pk, held.person_id, ending.value))
    return held
