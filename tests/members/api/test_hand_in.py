"""A partner's system hands in a roster, as rows or as a file, and gets an address to ask at."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from jinxi_portal.kernel import clock
from jinxi_portal.records.public import history_of
from jinxi_portal.sheets.public import SheetImport
from members.api import handing_in
from members.models import Engagement, Roster
from tests.members.api.conftest import ROSTERS, only_import, row
from tests.rest.conftest import Caller
from tests.sheets import files

pytestmark = pytest.mark.django_db


def test_rows_are_accepted_at_once_and_read_later(api: Caller) -> None:
    answer = api.post(ROSTERS, {"name": "11 月花名册", "as_of": "2025-11-01", "rows": [row(1), row(2)]})
    assert answer.status_code == 202
    told = answer.json()
    assert answer["Location"] == told["url"]
    assert (told["state"], told["roster"], told["again"]) == ("reading", None, False)
    assert (told["name"], told["as_of"]) == ("11 月花名册.csv", "2025-11-01")
    assert told["counts"] == {"rows": 0, "read": 0, "unread": 0, "repeated": 0, "skipped": 0}
    assert api.get(told["url"]).json() == told
    assert not Roster.objects.exists()


def test_when_the_worker_has_been_there_the_rows_stand(hand_in: Callable[..., str], api: Caller) -> None:
    told = api.get(hand_in([row(1), row(2), row(3, name="", mobile="19900000003"), row(1)])).json()
    assert told["state"] == "taken"
    assert told["counts"] == {"rows": 4, "read": 3, "unread": 1, "repeated": 1, "skipped": 0}
    roster = Roster.objects.get()
    assert (told["roster"], roster.employer_id) == (roster.number, 1)
    assert set(Engagement.objects.values_list("name", flat=True)) == {row(1)["name"], row(2)["name"]}
    assert "1 行没有读懂" in told["detail"]


def test_the_timeline_names_the_employers_system(hand_in: Callable[..., str]) -> None:
    hand_in([row(1)])
    assert [entry.actor_name for entry in history_of(Roster.objects.get())] == ["华丽家政（接口）"]


def test_a_file_goes_the_same_way(api: Caller, work: Callable[..., Any], tmp_path: Any) -> None:
    path = files.write_messy_book(tmp_path / "花名册.xlsx")
    body = {"file": SimpleUploadedFile("花名册.xlsx", path.read_bytes()), "as_of": "2025-11-01"}
    answer = work(lambda: api.post(ROSTERS, body, format="multipart"))
    assert answer.status_code == 202, answer.json()
    told = api.get(answer["Location"]).json()
    assert told["state"] == "taken"
    assert told["counts"]["rows"] == told["counts"]["read"] + told["counts"]["unread"] > 0
    assert told["counts"]["skipped"] > 0


def test_the_same_content_again_changes_nothing_and_says_so(hand_in: Callable[..., str], api: Caller) -> None:
    first = hand_in([row(1)])
    answer = api.post(ROSTERS, {"rows": [row(1)]})
    assert (answer.status_code, answer["Location"]) == (200, first)
    assert answer.json()["again"] is True
    assert SheetImport.objects.count() == 1


def test_the_same_people_in_another_order_change_nothing(hand_in: Callable[..., str], api: Caller) -> None:
    hand_in([row(1), row(2)])
    told = api.get(hand_in([row(2), row(1)])).json()
    assert told["state"] == "nothing_new"
    assert Roster.objects.count() == 1


def test_who_is_not_on_the_next_list_has_left(hand_in: Callable[..., str]) -> None:
    hand_in([row(1), row(2)])
    hand_in([row(2)])
    assert list(Engagement.objects.standing().values_list("name", flat=True)) == [row(2)["name"]]


def test_the_same_idempotency_key_answers_the_same_and_another_body_is_refused(api: Caller) -> None:
    def send(*numbers: int) -> Any:
        return api.post(ROSTERS, {"rows": [row(number) for number in numbers]}, HTTP_IDEMPOTENCY_KEY="roster-2025-11")

    first, second = send(1), send(1)
    assert (first.status_code, second.status_code) == (202, 202)
    assert first.json() == second.json()
    assert second["Idempotency-Replayed"] == "true"
    other = send(1, 2)
    assert (other.status_code, other.json()["code"]) == (422, "idempotency_key_reused")
    assert SheetImport.objects.count() == 1


def test_numbers_and_nothing_are_taken_as_a_spreadsheet_would(hand_in: Callable[..., str], api: Caller) -> None:
    hand_in([{"name": "王甲", "age": 45.0, "mobile": 19900000001, "id_number": 3.61027e17, "接单数": 7, "sex": None}])
    engagement = Engagement.objects.get()
    assert engagement.age == 45
    assert engagement.mobile is not None
    assert engagement.mobile.reveal() == "19900000001"
    assert engagement.extra == {"接单数": "7"}
    results = api.get(f"{ROSTERS}{only_import().number}/rows/").json()["results"]
    assert [problem["code"] for problem in results[0]["problems"]] == ["id_ruined"]


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({}, "/rows"),
        ({"rows": []}, "/rows"),
        ({"rows": {"name": "王甲"}}, "/rows"),
        ({"rows": ["王甲"]}, "/rows/0/0"),
        ({"rows": [{}]}, "/rows/0/0"),
        ({"rows": [row(1), {"name": ["王甲"]}]}, "/rows/1/name/0"),
        ({"rows": [{"name": True}]}, "/rows/0/name/0"),
        ({"rows": [{"": "王甲"}]}, "/rows/0//0"),
        ({"rows": [{"a\tb": "王甲"}]}, "/rows/0/a\tb/0"),
        ({"rows": [row(1)], "as_of": "yesterday"}, "/as_of"),
        ({"rows": [row(1)], "name": "x" * 61}, "/name"),
    ],
)
def test_what_is_sent_wrongly_is_said_with_its_place(api: Caller, body: dict[str, Any], pointer: str) -> None:
    answer = api.post(ROSTERS, body)
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")
    assert any(error["pointer"].startswith(pointer.removesuffix("/0")) for error in answer.json()["errors"])
    assert not SheetImport.objects.exists()


def test_a_day_that_has_not_come_is_refused(api: Caller) -> None:
    tomorrow = (clock.today() + timedelta(days=1)).isoformat()
    answer = api.post(ROSTERS, {"rows": [row(1)], "as_of": tomorrow})
    assert (answer.status_code, answer.json()["code"]) == (409, "as_of_in_future")
    assert clock.today().isoformat() in answer.json()["detail"]


def test_a_list_that_is_too_long_is_refused_with_the_way_out(api: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(handing_in, "MOST_ROWS", 2)
    answer = api.post(ROSTERS, {"rows": [row(1), row(2), row(3)]})
    assert answer.status_code == 422
    (error,) = answer.json()["errors"]
    assert (error["pointer"], error["code"]) == ("/rows", "too_many")
    assert "以文件报送" in error["detail"]


def test_a_request_that_is_too_large_is_refused_unread(api: Caller) -> None:
    answer = api.generic("POST", ROSTERS, b"{}", "application/json", CONTENT_LENGTH=str(60 * 1024 * 1024))
    assert (answer.status_code, answer.json()["code"]) == (413, "body_too_large")


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.xlsx", b"", "file_empty"),
        ("a.xlsx", b"MZ\x90\x00" + bytes(2000), "file_is_program"),
        ("a.csv", "姓名,手机号\n".encode(), "no_data"),
    ],
)
def test_a_file_that_cannot_be_taken_says_why_and_what_to_do(api: Caller, name: str, content: bytes, code: str) -> None:
    answer = api.post(ROSTERS, {"file": SimpleUploadedFile(name, content)}, format="multipart")
    assert (answer.status_code, answer.json()["code"]) == (409, code)
    assert "请" in answer.json()["detail"]
    assert not SheetImport.objects.exists()


def test_headings_that_nobody_knows_wait_for_a_person(api: Caller, work: Callable[..., Any]) -> None:
    content = "甲,乙\n一,二\n三,四\n".encode()
    answer = work(lambda: api.post(ROSTERS, {"file": SimpleUploadedFile("a.csv", content)}, format="multipart"))
    told = api.get(answer["Location"]).json()
    assert told["state"] == "needs_a_person"
    assert told["number"] in told["detail"]


def test_characters_that_no_list_can_carry_break_nothing(api: Caller, work: Callable[..., Any]) -> None:
    rows = [row(1, name="王\x00甲"), row(2, trade="保\n洁"), row(3, name="王\ud800乙"), row(4, trade="字" * 5000)]
    body = json.dumps({"rows": rows}).encode()
    address = work(lambda: api.generic("POST", ROSTERS, body, "application/json"))["Location"]
    results = api.get(f"{address}rows/").json()["results"]
    assert [result["row"] for result in results] == [1, 2, 3, 4]
    assert all(result["read"] for result in results)
    assert results[2]["problems"]
    assert results[3]["problems"][0]["code"] == "too_long"
    assert "王甲" in set(Engagement.objects.values_list("name", flat=True))


def test_an_employer_that_has_left_is_told_whom_to_ask(api: Caller, employer: Any) -> None:
    employer.is_active = False
    employer.save()
    answer = api.post(ROSTERS, {"rows": [row(1)]})
    assert (answer.status_code, answer.json()["code"]) == (403, "employer_inactive")


def test_fifty_thousand_rows_come_in_one_request(api: Caller) -> None:
    rows = [{"name": "王芳", "mobile": f"199{number:08d}"} for number in range(50_000)]
    answer = api.post(ROSTERS, {"rows": rows})
    assert answer.status_code == 202
    assert answer.json()["state"] == "reading"
