"""Signing in by the code on the screen: a photo of it is worth nothing a minute later, and twice is once."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from branches.models import Attendance, Meeting
from branches.rules.meeting_code import EVERY_SECONDS, code_at, code_is_good
from branches.states_meetings import MeetingState, Presence, SignedHow
from jinxi_portal.accounts.public import User
from jinxi_portal.kernel import clock
from tests.branches.factories import make_member, make_own_branch
from tests.branches.meeting_factories import link_account, make_exchange, make_meeting
from tests.cast import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today() -> Iterator[clock.FrozenClock]:
    with clock.frozen(date(2026, 3, 2)) as stopped:
        yield stopped


def scan(client: Client, meeting: Meeting, code: str | None = None):
    code = code or code_at(meeting.uid, clock.now())
    return client.get(reverse("branches:meeting_scan", args=[meeting.uid, code]), follow=True)


def here(meeting: Meeting) -> str:
    return reverse("branches:meeting_here", args=[meeting.uid])


def test_the_code_changes_and_an_old_one_ends_within_a_minute(today: clock.FrozenClock) -> None:
    meeting = make_meeting()
    code = code_at(meeting.uid, clock.now())
    today.pass_time(timedelta(seconds=EVERY_SECONDS))
    assert code_at(meeting.uid, clock.now()) != code
    assert code_is_good(meeting.uid, code, clock.now())
    today.pass_time(timedelta(seconds=45))
    assert not code_is_good(meeting.uid, code, clock.now())
    assert not code_is_good(make_exchange().uid, code_at(meeting.uid, clock.now()), clock.now())


def test_a_member_signs_in_and_scanning_twice_is_one_attendance(client: Client, worker: User) -> None:
    member = make_member(make_own_branch())
    link_account(worker, member)
    meeting = make_meeting()
    signed_in(client, worker)
    assert "我到了，签到" in scan(client, meeting).content.decode()
    assert "签到好了" in client.post(here(meeting)).content.decode()
    scan(client, meeting)
    assert "已经签过到了" in client.post(here(meeting)).content.decode()
    row = meeting.attendances.get(presence=Presence.PRESENT)
    assert (row.person_id, row.how) == (member.person_id, SignedHow.CODE)


def test_a_photo_of_the_code_does_not_work_a_minute_later(
    client: Client, worker: User, today: clock.FrozenClock
) -> None:
    link_account(worker, make_member(make_own_branch()))
    meeting = make_meeting()
    photo = code_at(meeting.uid, clock.now())
    today.pass_time(timedelta(minutes=1))
    signed_in(client, worker)
    answer = scan(client, meeting, photo)
    assert answer.status_code == 410
    assert "已经换了" in answer.content.decode()
    assert "请重新扫码" in client.post(here(meeting)).content.decode()
    assert not meeting.attendances.present().exists()


def test_the_address_behind_the_code_is_worth_nothing_without_it_and_ends_after_ten_minutes(
    client: Client, worker: User, today: clock.FrozenClock
) -> None:
    link_account(worker, make_member(make_own_branch()))
    meeting = make_meeting()
    signed_in(client, worker)
    assert "请重新扫码" in client.get(here(meeting)).content.decode()
    scan(client, meeting)
    today.pass_time(timedelta(minutes=11))
    client.post(here(meeting))
    assert not meeting.attendances.present().exists()


def test_who_must_sign_in_to_the_portal_first_comes_back_without_a_second_scan(
    client: Client, worker: User, today: clock.FrozenClock
) -> None:
    link_account(worker, make_member(make_own_branch()))
    meeting = make_meeting()
    page = scan(client, meeting).content.decode()
    assert "用手机号登录" in page
    assert meeting.title not in page
    today.pass_time(timedelta(minutes=4))
    signed_in(client, worker)
    assert "签到好了" in client.post(here(meeting)).content.decode()


def test_who_is_not_on_the_list_learns_nothing_of_the_meeting(
    client: Client, other_worker: User, employer_staff: User
) -> None:
    make_member(make_own_branch())
    meeting = make_meeting()
    for stranger in (other_worker, employer_staff):
        signed_in(client, stranger)
        page = scan(client, meeting).content.decode()
        assert "这里没有您的名字" in page
        assert meeting.title not in page
        assert client.post(here(meeting)).status_code == 404
    assert not meeting.attendances.present().exists()


def test_a_guest_of_the_exchange_meeting_is_one_under_a_name_of_the_own_choice(client: Client) -> None:
    meeting = make_exchange()
    assert "不问您是不是党员" in scan(client, meeting).content.decode()
    assert "请" in client.post(here(meeting), {"guest": " "}).content.decode()
    client.post(here(meeting), {"guest": "小黄"})
    scan(client, meeting)
    assert "已经签过到了" in client.post(here(meeting), {"guest": "小黄二号"}).content.decode()
    row = Attendance.objects.get()
    assert (row.guest, row.person_id, row.account_id, row.presence) == ("小黄", None, None, Presence.PRESENT)


def test_a_worker_at_the_exchange_meeting_is_an_account_and_never_a_person(client: Client, worker: User) -> None:
    link_account(worker, make_member(make_own_branch()))
    meeting = make_exchange()
    signed_in(client, worker)
    scan(client, meeting)
    client.post(here(meeting))
    row = Attendance.objects.get(meeting=meeting)
    assert (row.account_id, row.person_id) == (worker.pk, None)


def test_nobody_signs_in_at_a_meeting_that_does_not_run(client: Client, worker: User) -> None:
    link_account(worker, make_member(make_own_branch()))
    meeting = make_meeting(state=MeetingState.NOTICED)
    signed_in(client, worker)
    assert scan(client, meeting).status_code == 410


def test_the_screen_shows_the_code_of_now_and_stops_asking_in_the_end(
    client: Client, branch_secretary: User, today: clock.FrozenClock
) -> None:
    make_member(make_own_branch())
    meeting = make_meeting()
    signed_in(client, branch_secretary)
    page = client.get(reverse("branches:meeting_screen", args=[meeting.uid])).content.decode()
    assert code_at(meeting.uid, clock.now()) in page
    assert "<svg" in page
    assert "已到 0 / 1 人" in page
    today.pass_time(timedelta(seconds=EVERY_SECONDS))
    part = reverse("branches:meeting_code", args=[meeting.uid])
    assert code_at(meeting.uid, clock.now()) in client.get(part).content.decode()
    Meeting.objects.filter(pk=meeting.pk).update(state=MeetingState.CANCELLED, cancelled_why="停电")
    assert client.get(part).status_code == 286


def test_a_screen_left_on_does_not_keep_its_owner_signed_in(
    client: Client, branch_secretary: User, today: clock.FrozenClock, settings: Any
) -> None:
    settings.SESSION_LIFE = {"staff": {"idle": timedelta(minutes=30), "altogether": timedelta(hours=12)}}
    meeting = make_meeting()
    screen = reverse("branches:meeting_screen", args=[meeting.uid])
    part = reverse("branches:meeting_code", args=[meeting.uid])
    asking = {"HX-Request": "true", "HX-Current-URL": f"http://testserver{screen}"}
    assert signed_in(client, branch_secretary).get(screen).status_code == 200
    for _minutes in range(0, 30, 5):
        assert client.get(part, headers=asking).status_code == 200
        today.pass_time(timedelta(minutes=5))
    today.pass_time(timedelta(minutes=1))
    # the whole page goes to the sign-in, and from there back to the screen
    assert client.get(part, headers=asking)["HX-Redirect"] == f"/accounts/login/?next={screen}"
