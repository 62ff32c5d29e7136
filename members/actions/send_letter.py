"""The letter has gone off: from here its days run."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from jinxi_portal.kernel import clock
from jinxi_portal.records.public import set_deadline, write_history
from members.consenting import require_willing
from members.models import LetterOfEnquiry
from members.policy import POLICY
from members.tracing.moving import is_open, lock_for_tracing, move_stage, touch
from members.tracing.refusals import LetterClosed
from members.tracing_states import TracingStage

REPLY = "members.letter_reply"


def send_letter(*, letter: LetterOfEnquiry, sent_on: date, by: Any) -> LetterOfEnquiry:
    """Write down the day; the lead waits for the home branch, and who sends it is reminded when no reply comes.

    Raises:
        members.refusals.LetterClosed: sent, answered or withdrawn already.
        ValidationError: a day to come, or before the letter was written.
    """
    with transaction.atomic():
        lead = lock_for_tracing(letter.lead)
        POLICY.require(by, "trace_lead", lead)
        held = LetterOfEnquiry.objects.select_for_update().get(pk=letter.pk)
        if not held.is_open or held.sent_on is not None or not is_open(lead):
            raise LetterClosed(lead, held.number)
        require_willing(lead)
        if not clock.local_date(held.written_at) <= sent_on <= clock.today():
            raise ValidationError({"sent_on": _("寄出日期应在写函之后、今天或以前。")})
        held.sent_on = sent_on
        held.save(update_fields=["sent_on"])
        set_deadline(subject=held, kind=REPLY, by=by, start=sent_on, owner=by)
        write_history(
            subject=lead,
            verb="members.letter_sent",
            by=by,
            facts={"number": held.number, "sent_on": sent_on, "letter": held},
        )
        if lead.stage != TracingStage.AWAITING_HOME:
            move_stage(lead, TracingStage.AWAITING_HOME, "send_letter", by=by)
        else:
            touch(lead)
    return held
