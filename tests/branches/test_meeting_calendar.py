"""The month, and the calendar address: no names, no subject, and worth nothing once it is taken back."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from branches.actions.subscribe_to_meetings import subscribe_to_meetings
from branches.models import CalendarFeed
from branches.states_meetings import MeetingState
from jinxi_portal.accounts.public import User
from jinxi_portal.kernel import clock
from tests.branches.factories import make_organisation
from tests.branches.meeting_factories import at, make_exchange, make_meeting
from tests.cast import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    with clock.frozen(date(2026, 3, 2)):
        yield


def test_the_month_shows_the_own_meetings_and_the_exchange(client: Client, branch_secretary: User) -> None:
    make_meeting(state=MeetingState.PLANNED, starts_at=at(19))
    make_exchange(state=MeetingState.PLANNED, starts_at=at(14))
    make_meeting(make_organisation("百晓家党支部"), state=MeetingState.PLANNED, starts_at=at(9))
    page = signed_in(client, branch_secretary).get(reverse("branches:meeting_calendar")).content.decode()
    assert "支部党员大会" in page
    assert "家政之家交流会" in page
    assert "百晓家党支部" not in page
    assert "2026 年 3 月" in page
    assert "2026 年 12 月" in client.get(reverse("branches:meeting_calendar"), {"month": "2026-12"}).content.decode()
    assert "2026 年 3 月" in client.get(reverse("branches:meeting_calendar"), {"month": "nonsense"}).content.decode()


def test_a_calendar_program_reads_the_meetings_without_a_sign_in(client: Client, branch_secretary: User) -> None:
    make_meeting(title="谈徐细妹同志的转正", starts_at=at(19), state=MeetingState.NOTICED)
    make_meeting(make_organisation("百晓家党支部"), starts_at=at(9), state=MeetingState.NOTICED)
    page = signed_in(client, branch_secretary).post(reverse("branches:meeting_subscribe")).content.decode()
    address = page.split('feed-address">')[1].split("<")[0]
    client.logout()
    answer = client.get(address)
    assert answer["Content-Type"].startswith("text/calendar")
    events = Calendar.from_ical(answer.content).walk("VEVENT")
    assert [str(event["summary"]) for event in events] == ["华丽家政党支部 · 支部党员大会"]
    assert "徐细妹" not in answer.content.decode()


def test_an_address_taken_back_or_made_new_is_worth_nothing(
    client: Client, branch_secretary: User, worker: User
) -> None:
    old = subscribe_to_meetings(by=branch_secretary)
    new = subscribe_to_meetings(by=branch_secretary)
    assert client.get(reverse("branches:meeting_feed", args=[old])).status_code == 404
    assert client.get(reverse("branches:meeting_feed", args=[new])).status_code == 200
    assert not CalendarFeed.objects.filter(digest__contains=new).exists()
    signed_in(client, branch_secretary).post(reverse("branches:meeting_unsubscribe"))
    assert client.get(reverse("branches:meeting_feed", args=[new])).status_code == 404


def test_who_is_no_longer_posted_reads_nothing_any_more(client: Client, branch_secretary: User) -> None:
    token = subscribe_to_meetings(by=branch_secretary)
    branch_secretary.postings.update(until=date(2026, 3, 1))
    assert client.get(reverse("branches:meeting_feed", args=[token])).status_code == 404
