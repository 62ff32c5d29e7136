"""Letters of enquiry: numbered, sealed, sent, answered; the days run over holidays."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from jinxi_portal.kernel import clock
from jinxi_portal.papers.public import PaperState, papers_of
from jinxi_portal.records.deadlines.watching import watch_deadlines
from jinxi_portal.records.public import attachments_of, deadlines_of, history_of
from jinxi_portal.records.settings.changing import change_setting
from members.actions.record_letter_reply import record_letter_reply
from members.actions.send_letter import send_letter
from members.actions.withdraw_letter import withdraw_letter
from members.actions.write_letter import write_letter
from members.models import LetterAnswer, LetterOfEnquiry
from members.tracing.refusals import LetterClosed, LetterUnderWay
from members.tracing_states import TracingStage
from tests.branches.help_factories import picture
from tests.members.tracing.making import make_traced

pytestmark = pytest.mark.django_db
BRANCH = "余江区平定乡蓝田村党支部"


def written(by: Any, on: date = date(2026, 9, 7)) -> LetterOfEnquiry:
    with clock.frozen(on):
        return write_letter(lead=make_traced(), to_name=BRANCH, by=by)


def test_a_letter_has_its_number_and_a_sealed_paper(clerk: Any) -> None:
    letter = written(clerk)
    assert letter.number == "金家政组函〔2026〕1号"
    paper = papers_of(letter)[0]
    assert paper.number == letter.number
    with pytest.raises(LetterUnderWay):
        write_letter(lead=letter.lead, to_name=BRANCH, by=clerk)


def test_from_writing_to_the_answer(clerk: Any) -> None:
    letter = written(clerk)
    with clock.frozen(date(2026, 9, 8)):
        send_letter(letter=letter, sent_on=date(2026, 9, 8), by=clerk)
    letter.lead.refresh_from_db()
    assert letter.lead.stage == TracingStage.AWAITING_HOME
    with clock.frozen(date(2026, 9, 20)):
        record_letter_reply(
            letter=letter, answer=LetterAnswer.PROBATIONARY, replied_on=date(2026, 9, 19), by=clerk, member_since="2025"
        )
    letter.refresh_from_db()
    assert letter.says_member
    assert not deadlines_of(letter)
    assert "是预备党员" in history_of(letter.lead)[0].sentence
    letter.lead.refresh_from_db()
    assert letter.lead.stage == TracingStage.AWAITING_HOME, "a letter concludes nothing"


def test_the_reminder_falls_behind_the_national_day_holiday(clerk: Any) -> None:
    letter = written(clerk, date(2026, 9, 2))
    with clock.frozen(date(2026, 9, 2)):
        send_letter(letter=letter, sent_on=date(2026, 9, 2), by=clerk)
    # 30 days later is 2 October, within the holiday: due on the first working day after it
    due = deadlines_of(letter).get()
    assert due.due == date(2026, 10, 8)
    assert due.remind_on < date(2026, 10, 1), "the reminder comes on a working day before the holiday"
    with clock.frozen(due.remind_on):
        watch_deadlines(on=due.remind_on)
    assert any("2026-10-08" in line.sentence for line in history_of(letter))


def test_the_days_of_a_letter_are_those_of_its_day(clerk: Any, secretary: Any) -> None:
    letter = written(clerk)
    with clock.frozen(date(2026, 9, 7)):
        change_setting(
            key="members.letter_days", value=45, effective_on=date(2026, 9, 10), reason="九月会议", by=secretary
        )
        send_letter(letter=letter, sent_on=date(2026, 9, 7), by=clerk)
    assert deadlines_of(letter).get().days == 30


def test_days_that_cannot_be_are_refused(clerk: Any) -> None:
    letter = written(clerk)
    with clock.frozen(date(2026, 9, 8)):
        for day in (date(2026, 9, 6), date(2026, 9, 9)):
            with pytest.raises(ValidationError):
                send_letter(letter=letter, sent_on=day, by=clerk)
        with pytest.raises(LetterClosed):
            record_letter_reply(letter=letter, answer=LetterAnswer.FULL, replied_on=date(2026, 9, 8), by=clerk)


def test_a_withdrawn_letter_no_longer_holds(clerk: Any) -> None:
    letter = written(clerk)
    with clock.frozen(date(2026, 9, 8)):
        send_letter(letter=letter, sent_on=date(2026, 9, 8), by=clerk)
        withdraw_letter(letter=letter, reason="寄错了支部", by=clerk)
    assert papers_of(letter)[0].state == PaperState.WITHDRAWN
    letter.lead.refresh_from_db()
    assert letter.lead.stage == TracingStage.CHECKING
    assert not deadlines_of(letter)
    with pytest.raises(LetterClosed):
        withdraw_letter(letter=letter, reason="再撤一次", by=clerk)


def test_on_the_pages(client: Client, clerk: Any, employer_staff: Any, settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path
    lead = make_traced()
    client.force_login(clerk)
    page = client.post(reverse("members:write_letter", args=[lead.number]), {"to_name": BRANCH}, follow=True)
    letter = LetterOfEnquiry.objects.get()
    assert letter.number in page.content.decode()
    assert "询问函（PDF）" in page.content.decode()
    pdf = client.get(papers_of(letter)[0].download_url)
    assert b"".join(pdf.streaming_content if pdf.streaming else [pdf.content])[:5] == b"%PDF-"
    today = clock.today().isoformat()
    client.post(reverse("members:send_letter", args=[letter.pk]), {"sent_on": today})
    said = {"answer": "full", "replied_on": today, "member_since": "2008-07"}
    reply = reverse("members:letter_reply", args=[letter.pk])
    refused = client.post(reply, {**said, "scan": SimpleUploadedFile("回函.jpg", b"MZ not a picture")})
    assert "field-error" in refused.content.decode() or "error" in refused.content.decode()
    letter.refresh_from_db()
    assert letter.replied_on is None, "nothing is written when the file cannot be kept"
    scan = SimpleUploadedFile("回函.jpg", picture())
    page = client.post(reply, {**said, "scan": scan}, follow=True).content.decode()
    assert "2008-07 入党" in page
    (kept,) = attachments_of(letter)
    address = reverse("records:attachment", args=[kept.public_id])
    assert address in page
    assert client.get(address).status_code == 200
    client.force_login(employer_staff)
    assert client.get(address).status_code == 404


def test_nobody_else_opens_the_paper(client: Client, clerk: Any, supervision_officer: Any, employer_staff: Any) -> None:
    paper = papers_of(written(clerk))[0]
    for somebody in (supervision_officer, employer_staff):
        client.force_login(somebody)
        assert client.get(paper.download_url).status_code in {403, 404}
