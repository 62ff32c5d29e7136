"""A letter is taken back: sent to the wrong branch, or no longer needed."""

from typing import Any

from django.db import transaction

from jinxi_portal.kernel import clock
from jinxi_portal.papers.public import PaperState, papers_of, withdraw_paper
from jinxi_portal.records.public import drop_deadline, write_history
from members.actions.send_letter import REPLY
from members.models import REACHED, LetterOfEnquiry
from members.policy import POLICY
from members.refusals import ReasonMissing
from members.tracing.moving import lock_for_tracing, move_stage, one_line
from members.tracing.refusals import LetterClosed
from members.tracing_states import TracingStage


def withdraw_letter(*, letter: LetterOfEnquiry, reason: str, by: Any) -> LetterOfEnquiry:
    """The letter and its paper no longer hold; the lead goes back to where it was before it waited.

    Raises:
        members.refusals.Refusal: answered or withdrawn already, or the reason is missing.
    """
    with transaction.atomic():
        lead = lock_for_tracing(letter.lead)
        POLICY.require(by, "trace_lead", lead)
        held = LetterOfEnquiry.objects.select_for_update().get(pk=letter.pk)
        if not held.is_open:
            raise LetterClosed(lead, held.number)
        why = one_line(reason)
        if not why:
            raise ReasonMissing(lead)
        held.withdrawn_at, held.withdrawn_why = clock.now(), why
        held.save(update_fields=["withdrawn_at", "withdrawn_why"])
        for paper in papers_of(held):
            if paper.state == PaperState.ISSUED:
                withdraw_paper(paper=paper, reason=why, by=by)
        drop_deadline(subject=held, kind=REPLY, by=by)
        write_history(
            subject=lead, verb="members.letter_withdrawn", by=by, facts={"number": held.number, "letter": held}
        )
        if lead.stage == TracingStage.AWAITING_HOME:
            talked = lead.calls.filter(outcome__in=REACHED).exists()
            back = TracingStage.CONTACTED if talked else TracingStage.CHECKING
            move_stage(lead, back, "withdraw_letter", by=by)
    return held
