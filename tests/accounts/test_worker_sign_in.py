"""Workers sign in with their mobile and a code."""

from datetime import timedelta
from typing import Any, ClassVar

import pytest
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from jinxi_portal.accounts.actions.open_worker_account import open_worker_account
from jinxi_portal.accounts.codes import one_time
from jinxi_portal.accounts.codes.sender import NotSent
from jinxi_portal.accounts.events import SignedIn, SignInFailed, StaffPosted, WorkerAccountOpened
from jinxi_portal.accounts.models import User
from jinxi_portal.accounts.public import Role, user_with_mobile
from jinxi_portal.accounts.refusals import Refusal
from jinxi_portal.kernel import events
from jinxi_portal.kernel.sealing import Sealed, digest_of

NUMBER = "13912345678"
ASK, CONFIRM = "/accounts/worker/", "/accounts/worker/code/"


class Carrier:
    """A provider that remembers what it sent."""

    shows_code: ClassVar[bool] = False
    sent: ClassVar[list[tuple[str, str]]] = []

    def complaint(self) -> str:
        return ""

    def send(self, *, mobile: str, code: str, text: str) -> None:
        self.sent.append((mobile, code))


class BrokenCarrier(Carrier):
    def send(self, *, mobile: str, code: str, text: str) -> None:
        raise NotSent


@pytest.fixture
def carried(settings: Any) -> list[tuple[str, str]]:
    settings.CODE_SENDER = f"{__name__}.Carrier"
    Carrier.sent.clear()
    return Carrier.sent


def ask(client: Client, number: str = NUMBER) -> Any:
    return client.post(ASK, {"mobile": number})


def test_the_first_sign_in_makes_the_account(
    client: Client, db: None, carried: list[tuple[str, str]], told: list[events.Event]
) -> None:
    assert ask(client, "+86 139-1234-5678")["Location"] == CONFIRM
    ((number, code),) = carried
    assert number == NUMBER
    assert client.post(CONFIRM, {"code": code})["Location"] == "/"
    user = User.objects.get()
    assert user.roles_today() == {Role.WORKER}
    assert user.mobile is not None
    assert user.mobile.reveal() == NUMBER
    assert not user.has_usable_password()
    assert str(user) == "139****5678"
    assert [type(event) for event in told] == [StaffPosted, WorkerAccountOpened, SignedIn]


def test_the_next_sign_in_finds_it(client: Client, worker: User, carried: list[tuple[str, str]]) -> None:
    ask(client, "13900000011")
    client.post(CONFIRM, {"code": carried[0][1]})
    assert client.get(reverse("accounts:account")).context["person"] == worker
    assert User.objects.count() == 1


def test_known_and_new_numbers_get_the_same_answer(
    client: Client, worker: User, carried: list[tuple[str, str]]
) -> None:
    pages = []
    for number in ("13900000011", "13900000019"):
        someone = Client()
        assert ask(someone, number)["Location"] == CONFIRM
        page = someone.get(CONFIRM).content.decode().replace(number[-4:], "")
        pages.append([line for line in page.splitlines() if "csrf" not in line])
    assert pages[0] == pages[1]
    assert len(carried) == 2


@pytest.mark.parametrize("number", ["", "123", "0794-5261234", "139****5678", "23912345678"])
def test_it_says_what_is_wrong_with_a_number(client: Client, db: None, number: str) -> None:
    assert ask(client, number).context["form"].errors["mobile"]


def test_the_demo_shows_the_code_on_the_page(client: Client, db: None) -> None:
    ask(client)
    page = client.get(CONFIRM)
    code = page.context["waiting"]["shown"]
    assert code in page.content.decode()
    assert client.post(CONFIRM, {"code": f" {code[:3]} {code[3:]} "})["Location"] == "/"


def test_for_real_the_code_is_neither_on_the_page_nor_in_the_session(
    client: Client, db: None, carried: list[tuple[str, str]]
) -> None:
    ask(client)
    code = carried[0][1]
    assert code not in client.get(CONFIRM).content.decode()
    assert code not in str(dict(client.session))


def test_the_demo_sender_does_not_work_for_real(client: Client, db: None, settings: Any) -> None:
    settings.PORTAL_IS_DEMO = False
    answer = ask(client)
    assert "暂时发不出去" in answer.content.decode()


def test_the_number_is_nowhere_in_the_clear(client: Client, db: None, carried: list[tuple[str, str]]) -> None:
    ask(client)
    client.post(CONFIRM, {"code": carried[0][1]})
    assert NUMBER not in str(Session.objects.get().get_decoded())
    assert NUMBER.encode() not in bytes(User.objects.get().mobile.token)  # type: ignore[union-attr]


def test_a_wrong_code_may_be_mended_a_few_times(
    client: Client, db: None, carried: list[tuple[str, str]], told: list[events.Event]
) -> None:
    ask(client)
    code = carried[0][1]
    wrong = f"{(int(code) + 1) % 1_000_000:06d}"
    for _turn in range(4):
        assert client.post(CONFIRM, {"code": wrong}).context["form"].errors["code"]
    assert client.post(CONFIRM, {"code": code})["Location"] == "/"
    assert sum(isinstance(event, SignInFailed) for event in told) == 4


def test_after_five_tries_the_code_is_burnt(client: Client, db: None, carried: list[tuple[str, str]]) -> None:
    ask(client)
    code = carried[0][1]
    wrong = f"{(int(code) + 1) % 1_000_000:06d}"
    for _turn in range(5):
        client.post(CONFIRM, {"code": wrong})
    assert client.post(CONFIRM, {"code": code}).context["form"].errors["code"]
    assert not User.objects.exists()


def test_a_code_works_once(client: Client, db: None, carried: list[tuple[str, str]]) -> None:
    ask(client)
    place, code = digest_of(NUMBER, "mobile"), carried[0][1]
    assert place is not None
    assert one_time.take_code(place.hex(), code) is not None
    assert one_time.take_code(place.hex(), code) is None


def test_a_code_runs_out(client: Client, db: None, carried: list[tuple[str, str]]) -> None:
    ask(client)
    place = digest_of(NUMBER, "mobile")
    assert place is not None
    cache.touch(f"accounts:code:{place.hex()}:code", 0)  # what the cache does after five minutes
    assert client.post(CONFIRM, {"code": carried[0][1]}).context["form"].errors["code"]


def test_a_number_gets_one_code_a_minute(client: Client, db: None, carried: list[tuple[str, str]]) -> None:
    ask(client)
    again = ask(Client())
    assert "太频繁" in again.content.decode()
    assert len(carried) == 1


def test_a_provider_that_fails_is_said_in_words(client: Client, db: None, settings: Any) -> None:
    settings.CODE_SENDER = f"{__name__}.BrokenCarrier"
    answer = ask(client)
    assert answer.status_code == 200
    assert "暂时发不出去" in answer.content.decode()


def test_another_number_can_be_given(client: Client, db: None, carried: list[tuple[str, str]]) -> None:
    ask(client)
    assert client.post(reverse("accounts:forget_mobile"))["Location"] == ASK
    assert client.get(CONFIRM)["Location"] == ASK


def test_it_leads_back_to_the_page_that_was_wanted(client: Client, db: None, carried: list[tuple[str, str]]) -> None:
    step = client.post(ASK, {"mobile": NUMBER, "next": "/accounts/me/devices/"})
    assert step["Location"] == f"{CONFIRM}?next=%2Faccounts%2Fme%2Fdevices%2F"
    done = client.post(CONFIRM, {"code": carried[0][1], "next": "/accounts/me/devices/"})
    assert done["Location"] == "/accounts/me/devices/"


def test_a_disabled_worker_stays_out(client: Client, worker: User, carried: list[tuple[str, str]]) -> None:
    worker.is_active = False
    worker.save()
    ask(client, "13900000011")
    assert client.post(CONFIRM, {"code": carried[0][1]})["Location"] == ASK
    assert "已停用" in client.get(ASK).content.decode()
    with pytest.raises(Refusal):
        open_worker_account(mobile=Sealed("mobile", value="13900000011"))


def test_the_worker_is_found_by_the_digest(worker: User) -> None:
    digest = digest_of("13900000011", "mobile")
    assert digest is not None
    assert user_with_mobile(digest) == worker


def test_a_phone_stays_signed_in_for_thirty_days(client: Client, db: None, carried: list[tuple[str, str]]) -> None:
    ask(client)
    client.post(CONFIRM, {"code": carried[0][1]})
    assert client.cookies["sessionid"]["max-age"] == timedelta(days=30).total_seconds()
