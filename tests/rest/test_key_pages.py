"""Keys on pages: the secret is shown once, the employer sees and exchanges only its own."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from jinxi_portal.accounts.models import User
from jinxi_portal.records.public import history_of
from jinxi_portal.rest import forms
from jinxi_portal.rest.models import ApiKey
from tests.rest.conftest import Caller, caller

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def employers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forms, "known_places", lambda kind: {"华丽家政": 1, "安心居": 2, "没有编号": None})


def as_(client: Client, user: User) -> Client:
    client.force_login(user)
    return client


def make(client: Client, **other: Any) -> Any:
    given = {"employer": 1, "name": "花名册系统", "scopes": ["things:read"], "days": 365} | other
    return client.post(reverse("rest:new_key"), given, follow=True)


def test_the_secret_is_shown_once_and_works(client: Client, clerk: User) -> None:
    answer = make(as_(client, clerk))
    token = re.search(r"jx_[a-z0-9]{10}_[\w-]{43}", answer.content.decode())
    assert token
    assert client.get("/api/v1/whoami/", headers={"Authorization": f"Bearer {token[0]}"}).status_code == 200
    assert token[0] not in client.get(answer.request["PATH_INFO"]).content.decode()
    assert token[0] not in str(dict(client.session))
    assert "no-store" in answer["Cache-Control"]


def test_its_history_says_who_made_it(client: Client, clerk: User) -> None:
    make(as_(client, clerk))
    key = ApiKey.objects.get()
    assert history_of(key)[0].sentence.startswith(f"李娜 建立了密钥 jx_{key.prefix}_…，有效至")


@pytest.mark.parametrize(
    "wrong", [{"employer": 9}, {"scopes": []}, {"scopes": ["all:write"]}, {"days": 9999}, {"name": ""}]
)
def test_a_form_filled_in_wrongly_makes_no_key(client: Client, administrator: User, wrong: dict[str, Any]) -> None:
    answer = make(as_(client, administrator), **wrong)
    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert not ApiKey.objects.exists()


def test_an_employer_sees_and_exchanges_its_own_key_only(client: Client, clerk: User, employer_staff: User) -> None:
    own, other = caller(clerk).key, caller(clerk, employer_id=2).key
    page = as_(client, employer_staff).get(reverse("rest:keys")).content.decode()
    assert own.prefix in page
    assert other.prefix not in page
    assert client.get(reverse("rest:key", args=[other.pk])).status_code == 404
    assert client.post(reverse("rest:rotate_key", args=[other.pk])).status_code == 404
    answer = client.post(reverse("rest:rotate_key", args=[own.pk]), follow=True)
    assert "密钥只显示这一次" in answer.content.decode()
    own.refresh_from_db()
    assert own.replaced_by is not None


def test_an_employer_makes_and_stops_no_keys(client: Client, clerk: User, employer_staff: User) -> None:
    own = caller(clerk).key
    as_(client, employer_staff)
    assert client.get(reverse("rest:new_key")).status_code == 404
    assert client.post(reverse("rest:revoke_key", args=[own.pk])).status_code == 404
    own.refresh_from_db()
    assert own.is_in_force


def test_a_clerk_stops_a_key(client: Client, clerk: User) -> None:
    api: Caller = caller(clerk)
    answer = as_(client, clerk).post(reverse("rest:revoke_key", args=[api.key.pk]), follow=True)
    assert "密钥已停用" in answer.content.decode()
    assert api.get("/api/v1/whoami/").status_code == 401


def test_rotating_twice_says_why_not(client: Client, clerk: User) -> None:
    key = caller(clerk).key
    as_(client, clerk).post(reverse("rest:rotate_key", args=[key.pk]))
    answer = client.post(reverse("rest:rotate_key", args=[key.pk]), follow=True)
    assert "已经换过" in answer.content.decode()
    assert ApiKey.objects.count() == 2


def test_the_list_costs_the_same_however_many_keys(client: Client, clerk: User, django_assert_num_queries: Any) -> None:
    as_(client, clerk)
    caller(clerk)
    client.get(reverse("rest:keys"))
    with django_assert_num_queries(5) as few:
        client.get(reverse("rest:keys"))
    for _ in range(10):
        caller(clerk)
    with django_assert_num_queries(len(few)):
        client.get(reverse("rest:keys"))
