"""Sessions: how long they live, who sees them, how they end."""

from datetime import timedelta
from typing import Any

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from jinxi_portal.accounts.actions.end_sessions import end_sessions_of
from jinxi_portal.accounts.events import SessionsEnded, SignedOut
from jinxi_portal.accounts.models import User
from jinxi_portal.accounts.public import NotAllowed
from jinxi_portal.accounts.sign_in.devices import device_of
from jinxi_portal.accounts.tasks import drop_old_sessions
from jinxi_portal.kernel import clock, events
from tests.cast import PASSWORD, signed_in

ME = "/accounts/me/"
WECHAT = (
    "Mozilla/5.0 (Linux; Android 10; MED-AL00) AppleWebKit/537.36 Chrome/86.0 Mobile Safari/537.36 MicroMessenger/8.0"
)
EDGE = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/120.0 Safari/537.36 Edg/120.0"


def browser(user: User, agent: str = EDGE) -> Client:
    client = Client(headers={"User-Agent": agent})
    client.post(reverse("account_login"), {"login": user.username, "password": PASSWORD})
    return client


@pytest.fixture
def strict(settings: Any) -> None:
    """The times of a real installation."""
    settings.SESSION_LIFE = {
        "staff": {"idle": timedelta(minutes=30), "altogether": timedelta(hours=12)},
        "worker": {"idle": timedelta(days=30), "altogether": timedelta(days=90)},
    }


def test_staff_are_signed_out_after_half_an_hour_alone(clerk: User, strict: None, told: list[events.Event]) -> None:
    client = browser(clerk)
    with clock.frozen(clock.now()) as stopped:
        stopped.pass_time(timedelta(minutes=29))
        assert client.get(ME).status_code == 200
        stopped.pass_time(timedelta(minutes=29))
        assert client.get(ME).status_code == 200
        stopped.pass_time(timedelta(minutes=31))
        answer = client.get(ME)
    assert answer["Location"] == "/accounts/login/?next=/accounts/me/"
    assert "一段时间没有操作" in client.get(answer["Location"]).content.decode()
    assert [event for event in told if isinstance(event, SignedOut)] == [SignedOut(clerk.pk, clerk.pk, "idle")]


def test_staff_are_signed_out_after_twelve_hours_at_work(clerk: User, strict: None) -> None:
    client = browser(clerk)
    with clock.frozen(clock.now()) as stopped:
        for _turn in range(12 * 3):
            stopped.pass_time(timedelta(minutes=20))
            status = client.get(ME).status_code
        assert status == 200
        stopped.pass_time(timedelta(minutes=20))
        answer = client.get(ME)
    assert answer.status_code == 302
    assert "时间已满" in client.get(answer["Location"]).content.decode()


def test_a_worker_stays_signed_in_for_weeks(client: Client, worker: User, strict: None) -> None:
    signed_in(client, worker)
    with clock.frozen(clock.now()) as stopped:
        client.get(ME)
        stopped.pass_time(timedelta(days=29))
        assert client.get(ME).status_code == 200
        stopped.pass_time(timedelta(days=31))
        assert client.get(ME).status_code == 302


def test_a_session_in_use_is_not_written_on_every_page(clerk: User, django_assert_max_num_queries: Any) -> None:
    client = browser(clerk)
    client.get("/accounts/logout/")
    with django_assert_max_num_queries(10) as captured:
        client.get("/accounts/logout/")
    assert not [query for query in captured.captured_queries if query["sql"].startswith(("UPDATE", "INSERT"))]


def test_everybody_sees_the_own_devices(clerk: User, secretary: User) -> None:
    here, phone, other = browser(clerk), browser(clerk, WECHAT), browser(secretary)
    page = here.get(reverse("accounts:sessions")).content.decode()
    assert "Windows 电脑 · Edge" in page
    assert "安卓手机 · 微信" in page
    assert page.count(">让它退出<") == 1  # not the browser in hand
    assert phone.get(ME).status_code == other.get(ME).status_code == 200


def test_one_device_is_signed_out(clerk: User, told: list[events.Event]) -> None:
    here, phone = browser(clerk), browser(clerk, WECHAT)
    session = UserSession.objects.get(user_agent=WECHAT)
    here.post(reverse("accounts:end_own_session", args=[session.pk]))
    assert phone.get(ME).status_code == 302
    assert here.get(ME).status_code == 200
    assert SessionsEnded(clerk.pk, clerk.pk, 1) in told


def test_the_device_in_hand_may_be_signed_out_too(clerk: User) -> None:
    here = browser(clerk)
    answer = here.post(reverse("accounts:end_own_session", args=[UserSession.objects.get().pk]), follow=True)
    assert answer.status_code == 200
    assert here.get(ME).status_code == 302


def test_anothers_device_does_not_exist(clerk: User, secretary: User) -> None:
    here, other = browser(clerk), browser(secretary)
    session = UserSession.objects.get(user=secretary)
    assert here.post(reverse("accounts:end_own_session", args=[session.pk])).status_code == 404
    assert other.get(ME).status_code == 200


def test_all_others_are_signed_out_at_once(clerk: User) -> None:
    here, phone, tablet = browser(clerk), browser(clerk, WECHAT), browser(clerk)
    here.post(reverse("accounts:end_everywhere_else"))
    assert [each.get(ME).status_code for each in (here, phone, tablet)] == [200, 302, 302]


def test_the_administrator_signs_a_person_out_everywhere(clerk: User, administrator: User) -> None:
    desk, phone = browser(clerk), browser(clerk, WECHAT)
    assert end_sessions_of(user=clerk, by=administrator) == 2
    assert [each.get(ME).status_code for each in (desk, phone)] == [302, 302]
    with pytest.raises(NotAllowed):
        end_sessions_of(user=administrator, by=clerk)


def test_a_new_password_signs_out_the_other_devices(clerk: User) -> None:
    here, phone = browser(clerk), browser(clerk, WECHAT)
    here.post(reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": "seven-paper-lanterns"})
    assert here.get(ME).status_code == 200
    assert phone.get(ME).status_code == 302


def test_sessions_that_are_over_are_dropped(clerk: User) -> None:
    browser(clerk)
    browser(clerk, WECHAT)
    Session.objects.filter(session_key=UserSession.objects.get(user_agent=WECHAT).session_key).update(
        expire_date=clock.now() - timedelta(days=1)
    )
    assert drop_old_sessions() == 1
    assert drop_old_sessions() == 0
    assert UserSession.objects.get().user_agent == EDGE


@pytest.mark.parametrize(
    ("agent", "device"),
    [(WECHAT, "安卓手机 · 微信"), (EDGE, "Windows 电脑 · Edge"), ("", "其他设备"), ("curl/8", "其他设备")],
)
def test_devices_are_told_roughly(agent: str, device: str) -> None:
    assert device_of(agent) == device
