"""Staff sign in with a username and a password; too many wrong ones rest the account."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from jinxi_portal.accounts.actions.lift_lockout import lift_lockout
from jinxi_portal.accounts.events import SignedIn, SignedOut, SignInFailed
from jinxi_portal.accounts.models import User
from jinxi_portal.accounts.public import NotAllowed
from jinxi_portal.accounts.sign_in import lockout
from jinxi_portal.kernel import clock, events
from tests.cast import PASSWORD


def sign_in(client: Client, username: str = "clerk", password: str = PASSWORD, **more: str) -> Any:
    return client.post(reverse("account_login"), {"login": username, "password": password, **more})


def sentence(answer: Any) -> str:
    return " ".join(answer.context["form"].non_field_errors())


def test_it_lets_staff_in_and_out(client: Client, clerk: User, told: list[events.Event]) -> None:
    assert sign_in(client)["Location"] == "/"
    assert client.get(reverse("accounts:account")).status_code == 200
    assert client.post(reverse("account_logout"))["Location"] == reverse("account_login")
    assert client.get(reverse("accounts:account")).status_code == 302
    assert told == [SignedIn(clerk.pk, clerk.pk, "password"), SignedOut(clerk.pk, clerk.pk, "own")]


def test_it_leads_back_to_the_page_that_was_wanted(client: Client, administrator: User) -> None:
    to_sign_in = client.get(reverse("accounts:people"))
    assert to_sign_in["Location"] == "/accounts/login/?next=/accounts/people/"
    assert sign_in(client, "administrator", next="/accounts/people/")["Location"] == "/accounts/people/"


def test_it_leads_to_no_other_site(client: Client, clerk: User) -> None:
    assert sign_in(client, next="https://elsewhere.example/")["Location"] == "/"


def test_a_part_of_a_page_sends_the_whole_page_to_the_sign_in(client: Client, db: None) -> None:
    headers = {"HX-Request": "true", "HX-Current-URL": "http://testserver/queue/?page=2"}
    answer = client.get(reverse("accounts:people"), headers=headers)
    assert answer["HX-Redirect"] == "/accounts/login/?next=/queue/%3Fpage%3D2"


def test_the_username_may_be_typed_in_capitals(client: Client, clerk: User) -> None:
    assert sign_in(client, " Clerk ")["Location"] == "/"


def test_nobody_learns_which_usernames_exist(client: Client, clerk: User) -> None:
    known, unknown = sign_in(client, password="wrong-wrong-wrong"), sign_in(client, "nobody.here")
    assert sentence(known) == sentence(unknown) != ""
    for _turn in range(4):
        known, unknown = sign_in(client, password="wrong-wrong-wrong"), sign_in(client, "nobody.here")
    assert sentence(known) == sentence(unknown)
    assert "以后可以再试" in sentence(known)


def test_after_five_wrong_passwords_it_says_when_it_opens_again(
    client: Client, clerk: User, told: list[events.Event]
) -> None:
    with clock.frozen(clock.now()) as stopped:
        for _turn in range(5):
            answer = sign_in(client, password="wrong-wrong-wrong")
        opens = clock.local(clock.now() + timedelta(minutes=5))
        assert f"{opens:%H:%M}" in sentence(answer)
        assert "以后可以再试" in sentence(sign_in(client))  # the right one does not help now
        stopped.pass_time(timedelta(minutes=5, seconds=1))
        assert lockout.locked_until("clerk") is None
    failures = [event for event in told if isinstance(event, SignInFailed)]
    assert [event.user_id for event in failures] == [clerk.pk] * 5
    assert [bool(event.locked_until) for event in failures] == [False] * 4 + [True]


def test_the_rests_grow_longer() -> None:
    with clock.frozen(clock.now()):
        rests = [lockout.record_failure("somebody") for _turn in range(20)]
        minutes = [(until - clock.now()).total_seconds() / 60 for until in rests if until]
    assert minutes == [5, 15, 60, 60]


def test_a_right_password_forgets_the_wrong_ones(client: Client, clerk: User) -> None:
    for _round in range(3):
        for _turn in range(4):
            sign_in(client, password="wrong-wrong-wrong", username="Clerk")
        assert lockout.locked_until("clerk") is None
        lockout.forget("clerk")


def test_the_administrator_opens_it_early(client: Client, clerk: User, administrator: User) -> None:
    for _turn in range(5):
        lockout.record_failure("clerk")
    with pytest.raises(NotAllowed):
        lift_lockout(user=clerk, by=clerk)
    lift_lockout(user=clerk, by=administrator)
    assert sign_in(client)["Location"] == "/"


def test_other_accounts_are_not_locked_with_it(client: Client, clerk: User, secretary: User) -> None:
    for _turn in range(5):
        lockout.record_failure("clerk")
    assert sign_in(client, "secretary")["Location"] == "/"


def test_one_address_cannot_try_for_ever(client: Client, db: None) -> None:
    statuses = [sign_in(client, f"guess{number}").status_code for number in range(61)]
    assert statuses[-1] == 429


def test_nobody_signs_up(client: Client, db: None) -> None:
    assert client.get("/accounts/signup/").status_code == 404
    assert client.get("/accounts/password/reset/").status_code == 404
    assert client.get("/accounts/email/").status_code == 404


def test_a_worker_has_no_password_to_guess(client: Client, worker: User) -> None:
    assert "用户名或密码不对" in sentence(sign_in(client, worker.username, "x"))


def test_the_page_may_not_be_kept_by_the_browser(client: Client, db: None) -> None:
    assert "no-store" in client.get(reverse("account_login"))["Cache-Control"]
