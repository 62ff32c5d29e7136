"""The authenticator: enrolled once, asked at every sign-in, required outside the demo."""

import re
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client
from django.urls import reverse

from jinxi_portal.accounts.events import SecondFactorAdded, SecondFactorRemoved, SignedIn, SignInFailed
from jinxi_portal.accounts.models import User
from jinxi_portal.kernel import events
from tests.cast import PASSWORD, signed_in

BIND, CODE = "/accounts/authenticator/bind/", "/accounts/authenticator/code/"


#: The half minute in which these tests stand still: no code runs out between two lines.
PERIOD = 60_000_000


@pytest.fixture(autouse=True)
def _stopped_period(monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    around = range(-settings.MFA_TOTP_TOLERANCE, settings.MFA_TOTP_TOLERANCE + 1)
    monkeypatch.setattr(
        "allauth.mfa.totp.internal.auth.yield_hotp_counters_from_time", lambda: [PERIOD + offset for offset in around]
    )


def code_of(secret: str, periods_later: int = 0) -> str:
    return format_hotp_value(hotp_value(secret, PERIOD + periods_later))


def start(client: Client, username: str = "clerk") -> Any:
    return client.post(reverse("account_login"), {"login": username, "password": PASSWORD})


def bind(client: Client) -> str:
    """Sign in and bind an authenticator; answers its secret."""
    start(client)
    secret: str = client.get(BIND).context["form"].secret
    answer = client.post(BIND, {"code": code_of(secret, -1)})
    assert answer["Location"] == "/accounts/recovery-codes/"
    return secret


def test_it_is_bound_and_then_asked_for(client: Client, clerk: User, told: list[events.Event]) -> None:
    secret = bind(client)
    client.post(reverse("account_logout"))
    told.clear()
    assert start(client)["Location"] == CODE
    assert client.get("/accounts/me/").status_code == 302  # the password alone opens nothing
    assert client.post(CODE, {"code": code_of(secret)})["Location"] == "/"
    assert client.get("/accounts/me/").status_code == 200
    assert told == [SignedIn(clerk.pk, clerk.pk, "mfa")]


def test_a_code_works_once(client: Client, clerk: User) -> None:
    secret = bind(client)
    code = code_of(secret)
    first, second = Client(), Client()
    start(first)
    start(second)
    assert first.post(CODE, {"code": code})["Location"] == "/"
    assert second.post(CODE, {"code": code}).context["form"].errors["code"]


def test_a_code_of_the_enrolment_does_not_sign_in(client: Client, clerk: User) -> None:
    secret = bind(client)
    thief = Client()
    start(thief)
    assert thief.post(CODE, {"code": code_of(secret, -1)}).context["form"].errors["code"]


def test_a_clock_half_a_minute_off_is_forgiven(client: Client, clerk: User) -> None:
    secret = bind(client)
    client.post(reverse("account_logout"))
    start(client)
    assert client.post(CODE, {"code": code_of(secret, 2)}).context["form"].errors["code"]
    assert client.post(CODE, {"code": code_of(secret, 1)})["Location"] == "/"


def test_codes_cannot_be_guessed(client: Client, clerk: User, told: list[events.Event]) -> None:
    secret = bind(client)
    client.post(reverse("account_logout"))
    told.clear()
    start(client)
    for _turn in range(5):
        client.post(CODE, {"code": "000000" if code_of(secret) != "000000" else "000001"})
    answer = client.post(CODE, {"code": code_of(secret)})
    assert "太多" in str(answer.context["form"].errors)
    assert sum(isinstance(event, SignInFailed) and event.how == "mfa" for event in told) == 5


def test_a_recovery_code_stands_in_for_the_phone_once(client: Client, clerk: User) -> None:
    bind(client)
    page = client.get("/accounts/recovery-codes/").content.decode()
    codes = re.findall(r"<code>(\d{8})</code>", page)
    assert len(codes) == 10
    for someone, expected in ((Client(), 302), (Client(), 200)):
        start(someone)
        assert someone.post(CODE, {"code": codes[0]}).status_code == expected


def test_the_secret_is_sealed_in_the_database(client: Client, clerk: User) -> None:
    secret = bind(client)
    kept = Authenticator.objects.get(type=Authenticator.Type.TOTP)
    assert secret not in str(kept.data)
    assert kept.wrap().validate_code(code_of(secret))


def test_it_is_taken_off_by_its_owner(client: Client, clerk: User, told: list[events.Event]) -> None:
    bind(client)
    told.clear()
    answer = client.post(reverse("mfa_deactivate_totp"))
    assert answer["Location"] == reverse("mfa_index")
    assert not Authenticator.objects.exists()
    assert {type(event) for event in told} == {SecondFactorRemoved}


def test_an_old_sign_in_is_asked_again_before_anything_weighty(client: Client, clerk: User) -> None:
    answer = signed_in(client, clerk).get(BIND)
    assert answer["Location"].startswith("/accounts/confirm/")
    again = client.post(answer["Location"], {"password": PASSWORD})
    assert again["Location"] == BIND
    assert client.get(BIND).status_code == 200


def test_a_worker_has_no_authenticator(client: Client, worker: User) -> None:
    signed_in(client, worker)
    for name in ("mfa_index", "mfa_activate_totp", "account_change_password", "mfa_view_recovery_codes"):
        assert client.get(reverse(name)).status_code == 404


@pytest.fixture
def required(settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = True


def test_where_it_is_required_nothing_else_opens_before(
    client: Client, clerk: User, required: None, told: list[events.Event]
) -> None:
    start(client)
    for path in ("/", "/queue/", "/accounts/me/", "/accounts/me/devices/", "/accounts/password/"):
        assert client.get(path)["Location"] == BIND
    page = client.get(BIND)
    assert page.status_code == 200
    client.post(BIND, {"code": code_of(page.context["form"].secret)})
    assert client.get("/accounts/me/").status_code == 200
    assert {event.kind for event in told if isinstance(event, SecondFactorAdded)} == {"totp", "recovery_codes"}


def test_one_can_leave_and_change_the_language_before(client: Client, clerk: User, required: None) -> None:
    start(client)
    assert client.post("/language/", {"language": "en", "next": BIND})["Location"] == BIND
    assert client.post(reverse("account_logout")).status_code == 302
    assert client.get("/accounts/me/")["Location"].startswith("/accounts/login/")


def test_workers_are_not_asked_where_it_is_required(client: Client, worker: User, required: None) -> None:
    assert signed_in(client, worker).get("/accounts/me/").status_code == 200


def test_who_takes_it_off_is_led_to_a_new_one(client: Client, clerk: User, required: None) -> None:
    bind(client)
    client.post(reverse("mfa_deactivate_totp"))
    assert client.get("/accounts/me/")["Location"] == BIND
