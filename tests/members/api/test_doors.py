"""Who may ask: the employer's own key, in force, with the scope. Another employer's roster is not there."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from jinxi_portal.kernel import clock
from jinxi_portal.rest.actions.revoke_key import revoke_key
from tests.members.api.conftest import ROSTERS, row
from tests.rest.conftest import Caller, caller

pytestmark = pytest.mark.django_db


def met(answer: Any) -> tuple[int, str]:
    return answer.status_code, answer.json().get("code", "")


def all_doors(api: Caller, address: str) -> list[Any]:
    return [
        api.post(ROSTERS, {"rows": [row(1)]}),
        api.get(ROSTERS),
        api.get(address),
        api.get(f"{address}rows/"),
    ]


def test_another_employers_roster_is_not_there(hand_in: Callable[..., str], other_api: Caller, api: Caller) -> None:
    address = hand_in([row(1)])
    assert met(other_api.get(address)) == (404, "not_found")
    assert met(other_api.get(f"{address}rows/")) == (404, "not_found")
    assert other_api.get(ROSTERS).json()["results"] == []
    nowhere = f"{ROSTERS}DR-2026-999999/"
    same = {name: other_api.get(place).json() for name, place in (("theirs", address), ("none", nowhere))}
    assert {**same["theirs"], "request_id": ""} == {**same["none"], "request_id": ""}


def test_the_same_list_of_two_employers_is_two_rosters(
    hand_in: Callable[..., str], other_api: Caller, api: Caller
) -> None:
    assert hand_in([row(1)]) != hand_in([row(1)], by=other_api)
    assert len(api.get(ROSTERS).json()["results"]) == len(other_api.get(ROSTERS).json()["results"]) == 1


def test_a_wrong_key_opens_nothing(hand_in: Callable[..., str], api: Caller) -> None:
    address = hand_in([row(1)])
    stranger = Caller()
    stranger.token = f"{api.token[:-1]}{'a' if api.token[-1] != 'a' else 'b'}"
    assert {met(answer) for answer in all_doors(stranger, address)} == {(401, "key_unknown")}


def test_no_key_and_no_session_open_anything(hand_in: Callable[..., str], employer_staff: Any) -> None:
    address = hand_in([row(1)])
    stranger = Caller()
    stranger.token = ""
    Client.force_login(stranger, employer_staff)
    for answer in (
        stranger.get(ROSTERS, HTTP_AUTHORIZATION=""),
        stranger.get(address, HTTP_AUTHORIZATION=""),
        stranger.post(ROSTERS, {"rows": [row(1)]}, HTTP_AUTHORIZATION=""),
    ):
        assert met(answer) == (401, "key_missing")


def test_an_expired_and_a_stopped_key_say_so(hand_in: Callable[..., str], api: Caller, clerk: Any) -> None:
    address = hand_in([row(1)])
    with clock.frozen(clock.now() + timedelta(days=91)):
        assert {met(answer) for answer in all_doors(api, address)} == {(401, "key_expired")}
    revoke_key(key=api.key, by=clerk)
    assert {met(answer) for answer in all_doors(api, address)} == {(401, "key_revoked")}


def test_a_key_that_may_only_read_hands_nothing_in(hand_in: Callable[..., str], clerk: Any) -> None:
    address = hand_in([row(1)])
    reader = caller(clerk, scopes=("rosters:read",))
    assert [answer.status_code for answer in all_doors(reader, address)] == [403, 200, 200, 200]
    assert met(reader.post(ROSTERS, {"rows": [row(1)]})) == (403, "scope_missing")


def test_a_key_that_may_only_write_sees_nothing_but_its_answer(hand_in: Callable[..., str], clerk: Any) -> None:
    address = hand_in([row(1)])
    writer = caller(clerk, scopes=("rosters:write",))
    assert [answer.status_code for answer in all_doors(writer, address)] == [200, 403, 403, 403]


def test_the_way_in_is_shown_to_who_may_go_it(api: Caller, clerk: Any) -> None:
    assert api.get("/api/v1/").json()["routes"]["rosters"].endswith(ROSTERS)
    assert "rosters" not in caller(clerk, scopes=("rosters:write",)).get("/api/v1/").json()["routes"]


@pytest.mark.parametrize("number", ["..", "%00", "a%2Fb", "DR-2026-000001%0A"])
def test_a_number_that_is_none_is_not_found(api: Caller, number: str) -> None:
    answer = api.get(f"{ROSTERS}{number}/rows/")
    assert answer.status_code == 404
    assert answer["Content-Type"] == "application/problem+json"
