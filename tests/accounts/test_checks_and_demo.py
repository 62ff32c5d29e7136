"""Wrong settings are said at start; the demo county has a sign-in per role."""

import json
from types import SimpleNamespace
from typing import Any
from urllib.error import URLError

import pytest
from django.test import Client
from django.urls import reverse

from jinxi_portal.accounts import demo
from jinxi_portal.accounts.checks import check_code_sender, check_second_factor
from jinxi_portal.accounts.codes import gateway
from jinxi_portal.accounts.codes.sender import NotSent, sender
from jinxi_portal.accounts.models import Posting, User
from jinxi_portal.accounts.public import Role
from jinxi_portal.kernel import slots

GATEWAY = "jinxi_portal.accounts.codes.gateway.GatewaySender"


def test_the_demo_may_show_codes_and_a_real_portal_may_not(settings: Any) -> None:
    assert check_code_sender(None) == check_second_factor(None) == []
    settings.PORTAL_IS_DEMO = False
    assert [error.id for error in (*check_code_sender(None), *check_second_factor(None))] == [
        "accounts.E002",
        "accounts.E003",
    ]
    settings.SECOND_FACTOR_REQUIRED = True
    assert check_second_factor(None) == []


def test_a_gateway_needs_an_address_and_a_secret(settings: Any) -> None:
    settings.PORTAL_IS_DEMO = False
    settings.CODE_SENDER = GATEWAY
    assert [error.id for error in check_code_sender(None)] == ["accounts.E002"]
    settings.CODE_GATEWAY_URL = "http://sms.example/send"
    settings.CODE_GATEWAY_SECRET = "secret"
    assert [error.id for error in check_code_sender(None)] == ["accounts.E002"]
    settings.CODE_GATEWAY_URL = "https://sms.example/send"
    assert check_code_sender(None) == []


def test_a_sender_that_is_not_there_is_said(settings: Any) -> None:
    settings.CODE_SENDER = "nowhere.Sender"
    assert [error.id for error in check_code_sender(None)] == ["accounts.E001"]


def test_the_gateway_gets_the_number_and_the_sentence(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.CODE_SENDER, settings.CODE_GATEWAY_URL = GATEWAY, "https://sms.example/send"
    settings.CODE_GATEWAY_SECRET = "secret"
    sent: list[Any] = []

    class Answer:
        def __enter__(self) -> None: ...
        def __exit__(self, *trouble: object) -> None: ...

    def deliver(request: Any, timeout: float) -> Answer:
        sent.append(request)
        return Answer()

    monkeypatch.setattr(gateway, "urlopen", deliver)
    sender().send(mobile="13912345678", code="123456", text="签署合同 123456")
    (request,) = sent
    body = json.loads(request.data)
    assert (body["mobile"], body["code"]) == ("13912345678", "123456")
    assert body["text"] == "签署合同 123456"
    assert request.headers["Authorization"] == "Bearer secret"

    def fail(request: Any, timeout: float) -> None:
        raise URLError("down")

    monkeypatch.setattr(gateway, "urlopen", fail)
    with pytest.raises(NotSent):
        sender().send(mobile="13912345678", code="123456", text="签署合同 123456")


class Context:
    """What the demo loader hands to a step."""

    def __init__(self) -> None:
        self.accounts: list[dict[str, Any]] = []
        self.progress = lambda done, total: None

    def add_account(self, **account: Any) -> None:
        self.accounts.append(account)


def test_the_demo_has_a_sign_in_for_every_role(client: Client, db: None) -> None:
    context = Context()
    demo.load(context)
    assert {account["role"] for account in context.accounts} == {role.value for role in Role}
    admin = next(account for account in context.accounts if account["role"] == "system_administrator")
    assert admin["lands_on"] == reverse("accounts:people")
    assert (
        client.post("/accounts/login/", {"login": admin["username"], "password": admin["password"]}).status_code == 302
    )
    assert client.get("/", follow=True).redirect_chain[-1][0] == admin["lands_on"]
    employers = Posting.objects.filter(role=Role.EMPLOYER_STAFF).values_list("place_name", flat=True)
    assert set(employers) == {"华丽家政", "安心居"}


def test_the_demos_worker_gives_the_mobile_and_reads_the_code(client: Client, db: None) -> None:
    context = Context()
    demo.load(context)
    worker = next(account for account in context.accounts if account["role"] == "worker")
    assert worker["password"] == ""
    client.post("/accounts/worker/", {"mobile": worker["username"]})
    code = client.get("/accounts/worker/code/").context["waiting"]["shown"]
    client.post("/accounts/worker/code/", {"code": code})
    assert User.objects.get(pk=client.session["_auth_user_id"]).name == demo.WORKER_NAME


def test_every_installation_has_its_own_passwords() -> None:
    assert demo.memorable_password() != demo.memorable_password()


def test_slots_are_filled() -> None:
    people = SimpleNamespace(is_authenticated=True, roles_today=lambda: {Role.SYSTEM_ADMINISTRATOR})
    assert slots.menu.get("accounts").visible(people)
    assert slots.first_pages.get("accounts").fits(people)
    assert slots.phone_tabs.get("account").url_name == "accounts:account"
