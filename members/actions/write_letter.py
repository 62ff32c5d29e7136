"""A letter of enquiry to the branch that the person names as home: number and paper."""

from typing import Any

from django.db import transaction

from jinxi_portal.papers.public import issue_paper
from jinxi_portal.records.public import take_case_number, write_history
from members.consenting import require_willing
from members.letters import letter_content
from members.models import Lead, LetterOfEnquiry
from members.policy import POLICY
from members.tracing.moving import is_open, lock_for_tracing, touch
from members.tracing.refusals import HomeUnknown, LetterUnderWay, NotBeingTraced


def write_letter(*, lead: Lead, to_name: str, by: Any) -> LetterOfEnquiry:
    """Take the number, set and seal the paper; it still has to be sent.

    Raises:
        members.refusals.Refusal: the lead is concluded, another letter is under way, or no branch is named.
        jinxi_portal.papers.public.Refusal: no paper can be issued (there is no seal).
    """
    with transaction.atomic():
        locked = lock_for_tracing(lead)
        POLICY.require(by, "trace_lead", locked)
        if not is_open(locked):
            raise NotBeingTraced(locked)
        require_willing(locked)
        branch = " ".join(to_name.split())[:120]
        if not branch:
            raise HomeUnknown(locked)
        under_way = LetterOfEnquiry.objects.filter(lead=locked, replied_on=None, withdrawn_at=None).first()
        if under_way is not None:
            raise LetterUnderWay(locked, under_way.number)
        locked.home_branch_name = locked.home_branch_name or branch
        touch(locked, "home_branch_name")
        number = take_case_number("enquiry_letter")
        letter = LetterOfEnquiry.objects.create(number=number, lead=locked, to_name=branch, written_by=by)
        issue_paper(kind="members.enquiry_letter", subject=letter, content=letter_content(letter), by=by, number=number)
        write_history(subject=locked, verb="members.letter_written", by=by, facts={"number": number, "letter": letter})
    return letter
