"""What askers and helpers see, and what they do not."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from branches.actions.take_request import take_request
from branches.models import HelpRequest
from branches.states_help import Audience, HelpState
from jinxi_portal.accounts.models import User
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import attach, attachments_of
from tests.branches.help_factories import make_request, picture, upload, webm
from tests.cast import make_person, signed_in

pytestmark = pytest.mark.django_db
BOARD = "/branches/help/board/?which=open"


@pytest.fixture(autouse=True)
def files(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path / "files"


def ask(client: Client, **given: Any) -> Any:
    return client.post(
        "/branches/help/ask/", {"kind": "wages", "words": "不给工钱", "audience": "secretary", **given}, follow=True
    )


class TestTheAsker:
    def test_asks_on_one_screen(self, client: Client, worker: User) -> None:
        page = signed_in(client, worker).get("/branches/help/ask/")
        assertContains(page, "会交给综合党委求助台")
        assert "microphone=(self)" in page["Permissions-Policy"]
        answer = ask(client, voice=upload(webm(20), "v.webm"), photos=[upload(picture(), "a.jpg")])
        assertContains(answer, "收到了，编号 QZ-")
        assertContains(answer, "<audio")

    def test_is_told_beside_the_field_what_is_wrong_with_a_file(self, client: Client, worker: User) -> None:
        signed_in(client, worker)
        assertContains(ask(client, voice=upload(webm(1800), "v.webm")), "这段录音有 30 分钟，最长 3 分钟")
        assertContains(ask(client, photos=[upload(webm(3), "a.jpg")]), "这里只收这些文件")
        assertContains(ask(client, words=""), "请写几句话，或者录一段音")
        assert not HelpRequest.objects.exists()

    def test_may_send_six_photos_at_most(self, client: Client, worker: User) -> None:
        signed_in(client, worker)
        assertContains(ask(client, photos=[upload(picture(), f"{n}.jpg") for n in range(7)]), "最多 6 张照片")

    def test_sees_the_own_requests_and_what_is_new(
        self, client: Client, worker: User, other_worker: User, branch_secretary: User
    ) -> None:
        mine, theirs = make_request(worker), make_request(other_worker)
        page = signed_in(client, worker).get("/branches/help/")
        assertContains(page, mine.number)
        assertNotContains(page, theirs.number)
        assertNotContains(page, "有新进展")
        take_request(request=mine, by=branch_secretary)
        assertContains(client.get("/branches/help/"), "有新进展")
        client.get(mine.get_absolute_url())
        assertNotContains(client.get("/branches/help/"), "有新进展")

    def test_reads_who_has_it_and_the_day_but_not_how_days_are_kept(
        self, client: Client, worker: User, branch_secretary: User
    ) -> None:
        mine = take_request(request=make_request(worker), by=branch_secretary)
        page = signed_in(client, worker).get(mine.get_absolute_url())
        assertContains(page, "接办")
        assertContains(page, f"最晚 {mine.resolve_due.isoformat()} 前办结")
        assertNotContains(page, "的期限是")
        assertContains(signed_in(client, branch_secretary).get(mine.get_absolute_url()), "的期限是")

    def test_meets_404_at_another_workers_request_and_its_files(
        self, client: Client, worker: User, other_worker: User
    ) -> None:
        theirs = make_request(other_worker)
        voice = attach(subject=theirs, file=upload(webm(3), "v.webm"), kind="branches.help_voice", by=other_worker)
        signed_in(client, worker)
        for address in (theirs.get_absolute_url(), reverse("records:attachment", args=[voice.public_id])):
            assert client.get(address).status_code == 404
        assert client.post(reverse("branches:help_withdraw", args=[theirs.uid])).status_code == 404


class TestTheEmployer:
    @pytest.mark.parametrize("audience", list(Audience))
    def test_meets_404_everywhere(self, client: Client, worker: User, employer_staff: User, audience: Audience) -> None:
        theirs = make_request(worker, audience=audience, employer_id=None)
        voice = attach(subject=theirs, file=upload(webm(3), "v.webm"), kind="branches.help_voice", by=worker)
        signed_in(client, employer_staff)
        for address in (
            theirs.get_absolute_url(),
            reverse("records:attachment", args=[voice.public_id]),
            "/branches/help/",
            "/branches/help/ask/",
            BOARD,
            "/branches/help/answers/",
        ):
            assert client.get(address).status_code == 404, address


class TestTheVoiceNote:
    def test_plays_in_parts(self, client: Client, worker: User) -> None:
        mine = make_request(worker)
        voice = attach(subject=mine, file=upload(webm(3), "v.webm"), kind="branches.help_voice", by=worker)
        address = reverse("records:attachment", args=[voice.public_id])
        whole = signed_in(client, worker).get(address)
        assert whole["Content-Type"] == "audio/webm"
        assert "inline" in whole["Content-Disposition"]
        content = b"".join(whole)
        part = client.get(address, headers={"range": "bytes=10-19"})
        assert (part.status_code, part["Content-Range"]) == (206, f"bytes 10-19/{len(content)}")
        assert b"".join(part) == content[10:20]
        rest = client.get(address, headers={"range": "bytes=10-"})
        assert b"".join(rest) == content[10:]
        assert client.get(address, headers={"range": f"bytes={len(content)}-"}).status_code == 416


class TestTheBoard:
    def test_shows_what_is_open_with_the_days_left(self, client: Client, worker: User, branch_secretary: User) -> None:
        with clock.frozen(date(2026, 5, 11)):
            make_request(worker)
        with clock.frozen(date(2026, 5, 6)):
            make_request(worker)
        with clock.frozen(date(2026, 5, 15)):
            page = signed_in(client, branch_secretary).get(BOARD)
        assertContains(page, "还有 3 天")
        assertContains(page, "逾期 2 天")
        assertContains(page, "华丽家政党支部")
        assert page.content.decode().count('class="bar ') == 2 + 2  # two rows, one branch, one kind

    def test_filters_and_exports_what_is_shown(self, client: Client, worker: User, branch_secretary: User) -> None:
        wages, ill = make_request(worker), make_request(worker, kind="illness")
        signed_in(client, branch_secretary)
        page = client.get(f"{BOARD}&kind=illness")
        assertContains(page, ill.number)
        assertNotContains(page, wages.number)
        assertContains(client.get(f"{BOARD}&branch={ill.organisation_id}"), wages.number)
        assertNotContains(client.get(f"{BOARD}&branch=desk"), wages.number)
        book = client.get("/branches/help/board/export/?which=open")
        assert b"".join(book)[:2] == b"PK"

    def test_names_the_asker_only_to_who_may_read(self, client: Client, worker: User, clerk: User) -> None:
        close = make_request(worker, audience=Audience.SECRETARY)
        page = signed_in(client, clerk).get(BOARD)
        assertContains(page, close.number)
        assertContains(page, "仅支部书记可见")
        assertNotContains(page, "王桂芳")
        assertContains(client.get(close.get_absolute_url()), "只给支部书记看", status_code=403)

    def test_costs_the_same_however_many(
        self, client: Client, worker: User, branch_secretary: User, django_assert_num_queries: DjangoAssertNumQueries
    ) -> None:
        for kind in ("wages", "illness"):
            make_request(worker, kind=kind)
        signed_in(client, branch_secretary).get(BOARD)
        with django_assert_num_queries(10) as few:
            client.get(BOARD)
        for _turn in range(20):
            make_request(worker)
        with django_assert_num_queries(len(few)):
            client.get(BOARD)


class TestTheDesk:
    def test_takes_answers_and_resolves(self, client: Client, worker: User, branch_secretary: User) -> None:
        row = make_request(worker)
        signed_in(client, branch_secretary)
        assertContains(client.get(row.get_absolute_url()), "接办")
        assertContains(client.post(reverse("branches:help_take", args=[row.uid]), follow=True), "您已接办")
        said = client.post(reverse("branches:help_answer", args=[row.uid]), {"text": "我来办。"}, follow=True)
        assertContains(said, "我来办。")
        done = client.post(reverse("branches:help_resolve", args=[row.uid]), {"text": "结清了。"}, follow=True)
        assertContains(done, "已办结，求助人会收到通知。")
        row.refresh_from_db()
        assert row.state == HelpState.RESOLVED

    def test_says_who_was_faster(self, client: Client, worker: User, branch_secretary: User) -> None:
        from jinxi_portal.accounts.public import Role

        row = make_request(worker)
        take_request(request=row, by=make_person("colleague", "张敏", Role.BRANCH_SECRETARY))
        signed_in(client, branch_secretary)
        assertContains(client.post(reverse("branches:help_take", args=[row.uid]), follow=True), "张敏 已于")

    def test_offers_the_rooms_that_take_the_kind(self, client: Client, worker: User, branch_secretary: User) -> None:
        wages = take_request(request=make_request(worker), by=branch_secretary)
        page = signed_in(client, branch_secretary).get(wages.get_absolute_url())
        assertContains(page, "转给专门的部门")
        assertContains(page, "纠纷调解")
        illness = take_request(request=make_request(worker, kind="illness"), by=branch_secretary)
        assertNotContains(client.get(illness.get_absolute_url()), "转给专门的部门")

    def test_moves_what_the_committee_may_not_read(self, client: Client, worker: User, clerk: User) -> None:
        row = make_request(worker, audience=Audience.SECRETARY)
        answer = signed_in(client, clerk).post(
            reverse("branches:help_move", args=[row.uid]), {"organisation": ""}, follow=True
        )
        assertContains(answer, "已经转交")
        assertContains(answer, "综合党委求助台")


def test_what_waits_stands_in_the_queue(client: Client, worker: User, branch_secretary: User) -> None:
    row = make_request(worker)
    assertContains(signed_in(client, branch_secretary).get("/queue/"), f"求助 {row.number} 等待接办")


def test_the_tab_leads_to_help(client: Client, worker: User) -> None:
    assertContains(signed_in(client, worker).get("/home/"), 'href="/branches/help/"')
    assertRedirects(signed_in(client, worker).get("/"), "/home/")


def test_files_belong_to_the_asker_alone_until_somebody_may_read(worker: User) -> None:
    row = make_request(worker)
    attach(subject=row, file=upload(picture(), "a.jpg"), kind="branches.help_photo", by=worker)
    assert attachments_of(row).count() == 1
