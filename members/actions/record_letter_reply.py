"""The home branch has answered."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext as _

from jinxi_portal.kernel import clock
from jinxi_portal.records.public import attach, meet_deadline, write_history
from members.actions.send_letter import REPLY
from members.models import LetterAnswer, LetterOfEnquiry
from members.policy import POLICY
from members.tracing.moving import lock_for_tracing, one_line, touch
from members.tracing.refusals import LetterClosed

SCAN = "members.letter_reply"


def record_letter_reply(
    *,
    letter: LetterOfEnquiry,
    answer: LetterAnswer,
    replied_on: date,
    by: Any,
    member_since: str = "",
    note: str = "",
    scans: "Iterable[File[bytes]]" = (),
) -> LetterOfEnquiry:
    """Write down what the branch answers, with the scanned letter when there is one. The decision stays the tracer's.

    Raises:
        members.refusals.LetterClosed: not sent yet, answered or withdrawn already.
        ValidationError: a day to come, or before the letter went off; or a file that cannot be kept. Nothing is written then.
    """
    with transaction.atomic():
        lead = lock_for_tracing(letter.lead)
        POLICY.require(by, "trace_lead", lead)
        held = LetterOfEnquiry.objects.select_for_update().get(pk=letter.pk)
        if not held.is_open or held.sent_on is None:
            raise LetterClosed(lead, held.number)
        if not held.sent_on <= replied_on <= clock.today():
            raise ValidationError({"replied_on": _("收到日期应在寄出之后、今天或以前。")})
        held.answer, held.replied_on, held.member_since = answer, replied_on, member_since[:10]
        held.reply_note, held.recorded_by = one_line(note), by
        held.save(update_fields=["answer", "replied_on", "member_since", "reply_note", "recorded_by"])
        for scan in scans:
            attach(subject=held, file=scan, kind=SCAN, by=by)
        meet_deadline(subject=held, kind=REPLY, by=by)
        write_history(
            subject=lead,
            verb="members.letter_answered",
            by=by,
            facts={"number": held.number, "replied_on": replied_on, "answer": answer, "letter": held},
        )
        touch(lead)
    return held
