"""An employer's system has an account of its own; it is no person and cannot be treated like one."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from jinxi_portal.accounts.actions.issue_invitation import issue_invitation
from jinxi_portal.accounts.actions.open_account import open_account
from jinxi_portal.accounts.models import Invitation, Posting, User
from jinxi_portal.accounts.public import NotAllowed, PlaceKind, Role, holders_of
from jinxi_portal.accounts.refusals import Refusal
from jinxi_portal.rest.actions.create_key import create_key
from jinxi_portal.rest.models import ApiKey
from jinxi_portal.rest.scopes import ApiScope, api_scopes
from tests.cast import EMPLOYER, signed_in

SCOPE = "rosters:read"


@pytest.fixture
def key(clerk: User, monkeypatch: pytest.MonkeyPatch) -> ApiKey:
    if SCOPE not in api_scopes:
        monkeypatch.setitem(api_scopes._entries, SCOPE, ApiScope(SCOPE, ""))
    made, _token = create_key(
        employer_id=EMPLOYER, employer_name="华丽家政", name="花名册系统", scopes=[SCOPE], days=9, by=clerk
    )
    return made


@pytest.fixture
def machine(key: ApiKey) -> User:
    return key.account


ACTS: dict[str, dict[str, Any]] = {
    "invite": {},
    "rename": {"name": "王某某"},
    "post": {"role": Role.MEDIATOR, "place": "秀谷红色微家", "since": "2026-03-02"},
    "reset_authenticator": {},
}


@pytest.mark.parametrize("act", ACTS)
def test_the_administrator_is_told_that_it_is_no_person(
    client: Client, administrator: User, machine: User, act: str
) -> None:
    answer = signed_in(client, administrator).post(reverse(f"accounts:{act}", args=[machine.pk]), ACTS[act])
    assert answer.status_code == 403
    assert "接口密钥" in answer.content.decode()
    machine.refresh_from_db()
    assert machine.name == "华丽家政（接口）"
    assert not Invitation.objects.exists()
    assert machine.postings.count() == 1


def test_its_posting_ends_with_its_keys_and_not_by_hand(client: Client, administrator: User, machine: User) -> None:
    posting = Posting.objects.get(user=machine)
    address = reverse("accounts:finish_posting", args=[posting.pk])
    answer = signed_in(client, administrator).post(address, {"last_day": date(2030, 1, 1)})
    assert answer.status_code == 403
    posting.refresh_from_db()
    assert posting.until is None


def test_its_page_says_what_it_is_and_offers_what_can_be_done(
    client: Client, administrator: User, machine: User
) -> None:
    page = signed_in(client, administrator).get(reverse("accounts:person", args=[machine.pk])).content.decode()
    assert "企业系统的接口帐号" in page
    assert "停用帐号" in page
    for not_offered in ("发设密码的链接", "改姓名", "登记岗位", "结束任职", "还没设密码"):
        assert not_offered not in page


def test_the_list_shows_it_apart(client: Client, administrator: User, machine: User) -> None:
    signed_in(client, administrator)

    def shown(**wanted: str) -> set[str]:
        client.post(reverse("accounts:people"), wanted)
        return {line.user.username for line in client.get(reverse("accounts:people")).context["lines"]}

    assert machine.username not in shown()
    assert shown(kind="machines") == {machine.username}
    assert machine.username in shown(kind="all")
    assert machine.username not in shown(kind="all", state="new")


def test_no_work_is_handed_to_it(machine: User, employer_staff: User) -> None:
    assert holders_of(Role.EMPLOYER_STAFF, place_kind=PlaceKind.EMPLOYER, place_id=EMPLOYER) == [employer_staff]


def test_nobody_is_given_the_name_of_one(administrator: User) -> None:
    with pytest.raises(Refusal) as refused:
        open_account(username="API-7", name="邓丽", by=administrator)
    assert refused.value.code == "username_unfit"


def test_a_disabled_machine_opens_no_door(client: Client, administrator: User, clerk: User, key: ApiKey) -> None:
    _key, token = create_key(
        employer_id=EMPLOYER, employer_name="华丽家政", name="花名册系统", scopes=[SCOPE], days=9, by=clerk
    )
    signed_in(client, administrator).post(
        reverse("accounts:disable", args=[key.account_id]), {"reason": "企业停止合作"}
    )
    answer = client.get(reverse("rest:whoami"), headers={"Authorization": f"Bearer {token}"})
    assert (answer.status_code, answer.json()["code"]) == (401, "key_revoked")


def test_the_act_itself_refuses_too(administrator: User, machine: User) -> None:
    with pytest.raises(NotAllowed):
        issue_invitation(user=machine, by=administrator)
