"""Who may speak: a key that fits, is in force and has the scope."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from jinxi_portal.accounts.models import User
from jinxi_portal.kernel import clock
from jinxi_portal.records.models import HistoryEntry
from jinxi_portal.rest.actions.revoke_key import revoke_key
from jinxi_portal.rest.actions.rotate_key import OVERLAP, rotate_key
from jinxi_portal.rest.models import ApiKey
from jinxi_portal.rest.refusals import Refusal
from jinxi_portal.rest.secrets_of_keys import prefix_of
from tests.rest.conftest import SCOPES, Caller, caller

pytestmark = pytest.mark.django_db
WHOAMI = "/api/v1/whoami/"


def code(answer: Any) -> tuple[int, str]:
    assert answer["Content-Type"] == "application/problem+json"
    return answer.status_code, answer.json()["code"]


def test_a_key_says_who_it_is(api: Caller) -> None:
    answer = api.get(WHOAMI)
    assert answer.status_code == 200
    assert answer.json() == {
        "key": f"jx_{api.key.prefix}_…",
        "name": "花名册系统",
        "holder": "employer",
        "employer": {"id": 1, "name": "华丽家政"},
        "authority": "",
        "scopes": list(SCOPES),
        "expires_at": answer.json()["expires_at"],
    }


def test_the_secret_is_nowhere_in_the_database(api: Caller) -> None:
    row = str(ApiKey.objects.values().get(pk=api.key.pk))
    assert api.token not in row
    assert api.token.rsplit("_", 1)[1] not in row
    assert api.token not in str(list(HistoryEntry.objects.values()))


def test_without_a_key_nothing_is_answered(client: Client) -> None:
    answer = client.get(WHOAMI)
    assert code(answer) == (401, "key_missing")
    assert answer["WWW-Authenticate"].startswith("Bearer")


def test_a_signed_in_page_is_no_key(client: Client, clerk: User) -> None:
    client.force_login(clerk)
    assert code(client.get(WHOAMI)) == (401, "key_missing")


@pytest.mark.parametrize("header", ["Bearer", "Basic abc", "Bearer a b", "Token jx_x"])
def test_a_header_of_another_kind_is_told_how_to_write_it(api: Caller, header: str) -> None:
    assert code(api.get(WHOAMI, HTTP_AUTHORIZATION=header)) == (401, "key_missing")


def test_a_wrong_secret_is_not_told_that_its_prefix_exists(api: Caller) -> None:
    wrong = api.token[:-4] + ("aaaa" if not api.token.endswith("aaaa") else "bbbb")
    assert prefix_of(wrong) == api.key.prefix
    known = api.get(WHOAMI, HTTP_AUTHORIZATION=f"Bearer {wrong}")
    unknown = api.get(WHOAMI, HTTP_AUTHORIZATION="Bearer jx_" + "z" * 10 + "_" + "a" * 43)
    assert code(known) == code(unknown) == (401, "key_unknown")


def test_an_expired_key_is_told_since_when(api: Caller) -> None:
    with clock.frozen(clock.now()) as time:
        time.pass_time(timedelta(days=91))
        answer = api.get(WHOAMI)
    assert code(answer) == (401, "key_expired")
    assert clock.local(api.key.expires_at).date().isoformat() in answer.json()["detail"]


def test_a_revoked_key_opens_nothing_from_the_next_request_on(api: Caller, clerk: User) -> None:
    assert api.get(WHOAMI).status_code == 200
    revoke_key(key=api.key, by=clerk)
    assert code(api.get(WHOAMI)) == (401, "key_revoked")


def test_a_disabled_machine_account_opens_nothing(api: Caller) -> None:
    User.objects.filter(pk=api.key.account_id).update(is_active=False)
    assert code(api.get(WHOAMI)) == (401, "key_revoked")


def test_after_a_rotation_both_open_for_a_week_and_then_the_new_one_only(api: Caller, clerk: User) -> None:
    with clock.frozen(clock.now()) as time:
        new, token = rotate_key(key=api.key, by=clerk)
        newer = f"Bearer {token}"
        assert new.scopes == api.key.scopes
        time.pass_time(OVERLAP - timedelta(minutes=1))
        assert api.get(WHOAMI).status_code == 200
        assert api.get(WHOAMI, HTTP_AUTHORIZATION=newer).status_code == 200
        time.pass_time(timedelta(minutes=2))
        assert code(api.get(WHOAMI)) == (401, "key_expired")
        assert api.get(WHOAMI, HTTP_AUTHORIZATION=newer).status_code == 200


def test_it_rotates_once(api: Caller, clerk: User) -> None:
    rotate_key(key=api.key, by=clerk)
    with pytest.raises(Refusal, match="rotated_already"):
        rotate_key(key=api.key, by=clerk)


def test_a_key_that_is_over_is_not_rotated(api: Caller, clerk: User) -> None:
    revoke_key(key=api.key, by=clerk)
    with pytest.raises(Refusal, match="not_in_force"):
        rotate_key(key=api.key, by=clerk)


def test_a_key_without_the_scope_is_told_which_one(clerk: User) -> None:
    reader = caller(clerk, scopes=("things:read",))
    assert reader.get("/api/v1/things/").status_code == 200
    answer = reader.post("/api/v1/things/", {"name": "a", "count": 1})
    assert code(answer) == (403, "scope_missing")
    assert "things:write" in answer.json()["detail"]
    assert "另要一把" in answer.json()["detail"], "scopes are never added to a key"


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_view_that_names_no_scope_is_closed_to_every_key(api: Caller, method: str) -> None:
    answer = getattr(api, method)("/api/v1/closed/")
    assert code(answer) == (403, "scope_missing")
    assert "不对企业的密钥开放" in answer.json()["detail"]


def test_two_keys_of_an_employer_share_its_machine_account(clerk: User) -> None:
    first, second, other = caller(clerk), caller(clerk), caller(clerk, employer_id=2)
    assert first.key.account == second.key.account
    assert other.key.account != first.key.account
    machine = User.objects.get(pk=first.key.account_id)
    assert machine.name == "华丽家政（接口）"
    assert not machine.has_usable_password()
    assert [posting.place_id for posting in machine.postings_today()] == [1]


def test_use_is_noted_once_a_minute(api: Caller, django_assert_num_queries: Any) -> None:
    with clock.frozen(clock.now()) as time:
        api.get(WHOAMI)
        first = ApiKey.objects.get(pk=api.key.pk).last_used_at
        with django_assert_num_queries(1):
            api.get(WHOAMI)
        time.pass_time(timedelta(minutes=2))
        api.get(WHOAMI)
    assert first is not None
    assert ApiKey.objects.get(pk=api.key.pk).last_used_at == first + timedelta(minutes=2)


def test_too_many_requests_of_one_key_are_slowed_down_and_others_are_not(clerk: User, settings: Any) -> None:
    settings.API_REQUESTS_A_MINUTE = {"read": 3, "write": 2, "failed_key": 5}
    hasty, calm = caller(clerk), caller(clerk, employer_id=2)
    assert [hasty.get(WHOAMI).status_code for _ in range(4)].count(429) >= 1
    refused = hasty.get(WHOAMI)
    if refused.status_code == 429:  # the minute may just have turned
        assert code(refused) == (429, "too_many_requests")
        assert 1 <= int(refused["Retry-After"]) <= 60
        assert refused["Retry-After"] in refused.json()["detail"]
    assert calm.get(WHOAMI).status_code == 200


def test_trying_keys_is_slowed_down_per_address(api: Caller, settings: Any) -> None:
    settings.API_REQUESTS_A_MINUTE = {"read": 600, "write": 600, "failed_key": 3}
    guesses = [api.get(WHOAMI, HTTP_AUTHORIZATION=f"Bearer guess{n}").status_code for n in range(8)]
    assert set(guesses) == {401, 429}
    assert guesses[:3] == [401, 401, 401]
