"""The key of an outside authority's platform: given by the system administrator, of no employer, a stranger to every room."""

import re
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from jinxi_portal.accounts.models import User
from jinxi_portal.accounts.public import NotAllowed
from jinxi_portal.rest.actions.create_key import create_authority_key
from jinxi_portal.rest.actions.rotate_key import rotate_key
from jinxi_portal.rest.models import ApiKey
from jinxi_portal.rest.refusals import Refusal
from tests.cast import signed_in
from tests.rest.conftest import authority_caller, caller

pytestmark = pytest.mark.django_db
SCOPE = ("organisations:read",)


def test_the_administrator_makes_one_and_it_says_whose_it_is(client: Client, administrator: User, clerk: User) -> None:
    signed_in(client, administrator)
    assert reverse("rest:new_authority_key") in client.get(reverse("rest:keys")).content.decode()
    page = client.get(reverse("rest:new_authority_key")).content.decode()
    assert "organisations:read" in page
    assert "rosters:write" not in page
    given = {"authority": "省商务厅  家政服务平台", "name": "按月汇总", "scopes": SCOPE, "days": 365}
    answer = client.post(reverse("rest:new_authority_key"), given, follow=True).content.decode()
    token = re.search(r"jx_[a-z0-9]{10}_[\w-]{43}", answer)
    assert token
    assert "省商务厅 家政服务平台" in answer
    said = client.get("/api/v1/whoami/", headers={"Authorization": f"Bearer {token[0]}"}).json()
    assert (said["holder"], said["employer"], said["authority"]) == ("authority", None, "省商务厅 家政服务平台")
    routes = client.get("/api/v1/", headers={"Authorization": f"Bearer {token[0]}"}).json()["routes"]
    assert set(routes) == {"organisations", "organisation_counts"}
    closed = client.get("/api/v1/contracts/", headers={"Authorization": f"Bearer {token[0]}"})
    assert closed.status_code == 403
    assert "不对上级平台的密钥开放" in closed.json()["detail"], "nobody can give it this scope"

    # a clerk sees and stops it, but no new secret passes through the clerk's hands
    signed_in(client, clerk)
    key = ApiKey.objects.get()
    assert "更换" not in client.get(reverse("rest:key", args=[key.pk])).content.decode()
    assert client.post(reverse("rest:rotate_key", args=[key.pk])).status_code == 403
    client.post(reverse("rest:revoke_key", args=[key.pk]))
    key.refresh_from_db()
    assert not key.is_in_force


def test_its_account_is_posted_nowhere_and_serves_all_keys_of_the_authority(administrator: User) -> None:
    first, second = (authority_caller(administrator, scopes=SCOPE).key for _one in range(2))
    machine = User.objects.get(pk=first.account_id)
    assert second.account_id == machine.pk
    assert machine.is_machine
    assert not machine.has_usable_password()
    assert not machine.postings.exists()
    newer, _token = rotate_key(key=first, by=administrator)
    assert (newer.holder_name, newer.employer_id) == ("省商务厅家政服务平台", None)


@pytest.mark.parametrize("scopes", [("rosters:write",), ("contracts:read",), ()])
def test_an_authority_is_given_no_scope_of_employers_and_an_employer_none_of_authorities(
    administrator: User, clerk: User, scopes: tuple[str, ...]
) -> None:
    with pytest.raises(Refusal, match="no_scope"):
        authority_caller(administrator, scopes=scopes)
    with pytest.raises(Refusal, match="no_scope"):
        caller(clerk, scopes=SCOPE)
    with pytest.raises(NotAllowed):
        create_authority_key(authority_name="省平台", name="汇总", scopes=SCOPE, days=9, by=clerk)


def test_the_database_keeps_employer_and_authority_apart(administrator: User) -> None:
    key: Any = authority_caller(administrator, scopes=SCOPE).key
    for wrong in ({"employer_id": 1}, {"authority_name": ""}, {"holder": "employer"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            ApiKey.objects.filter(pk=key.pk).update(**wrong)
