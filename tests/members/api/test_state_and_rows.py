"""What became of a roster, row by row; lists by cursor at the same cost however long."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.base import ContentFile

from jinxi_portal.sheets.public import ImportState, SheetImport, upload_sheet, withdraw
from tests.members.api.conftest import ROSTERS, only_import, row
from tests.rest.conftest import Caller

pytestmark = pytest.mark.django_db


def test_every_row_says_whether_it_was_read_and_what_is_wrong(hand_in: Callable[..., str], api: Caller) -> None:
    address = hand_in([row(1), row(2, mobile="12345"), row(3, name="")])
    first, second, third = api.get(f"{address}rows/").json()["results"]
    assert first == {"row": 1, "line": 2, "read": True, "problems": []}
    assert second["read"] is True
    assert second["problems"] == [
        {
            "field": "mobile",
            "heading": "手机号",
            "code": "mobile_length",
            "effect": "cell",
            "detail": "手机号的位数不对（应为 11 位）。请对照原件改正这一格。",
        }
    ]
    assert (third["read"], third["problems"][0]["field"], third["problems"][0]["effect"]) == (False, "name", "row")


def test_no_value_comes_back(hand_in: Callable[..., str], api: Caller) -> None:
    address = hand_in([row(1, mobile="13800138"), row(2, id_number="36102719800101123X")])
    said = api.get(f"{address}rows/").content.decode() + api.get(address).content.decode()
    assert "13800138" not in said
    assert "361027" not in said
    assert row(1)["name"] not in said


def test_only_rows_with_problems_can_be_asked_for(hand_in: Callable[..., str], api: Caller) -> None:
    address = hand_in([row(1), row(2, mobile="12345"), row(3)])
    assert [result["row"] for result in api.get(f"{address}rows/?problems=true").json()["results"]] == [2]
    assert len(api.get(f"{address}rows/?problems=false").json()["results"]) == 3
    assert api.get(f"{address}rows/?problems=perhaps").json()["code"] == "parameter_unfit"


def test_rows_that_are_no_people_are_counted_and_not_listed(hand_in: Callable[..., str], api: Caller) -> None:
    address = hand_in([row(1), {"name": "", "mobile": ""}, {"name": "合计", "mobile": ""}, row(2)])
    assert api.get(address).json()["counts"]["skipped"] == 2
    assert [result["row"] for result in api.get(f"{address}rows/").json()["results"]] == [1, 4]


def test_rows_go_by_cursor(hand_in: Callable[..., str], api: Caller) -> None:
    address = f"{hand_in([row(number) for number in range(25)])}rows/?limit=10"
    seen: list[int] = []
    while address:
        page = api.get(address).json()
        seen += [result["row"] for result in page["results"]]
        address = page["next"]
    assert seen == list(range(1, 26))


def test_a_page_of_rows_costs_the_same_however_long_the_roster(
    hand_in: Callable[..., str], api: Caller, django_assert_num_queries: Any
) -> None:
    short = hand_in([row(1, mobile="1")])
    long = hand_in([row(number, mobile="1") for number in range(40)])
    api.get(short)
    with django_assert_num_queries(4):
        api.get(f"{short}rows/")
    with django_assert_num_queries(4):
        api.get(f"{long}rows/")
    with django_assert_num_queries(3):
        api.get(long)


def test_the_list_has_the_newest_first_and_costs_the_same(
    hand_in: Callable[..., str], api: Caller, django_assert_num_queries: Any
) -> None:
    first = hand_in([row(1)])
    api.get(ROSTERS)
    with django_assert_num_queries(3):
        api.get(ROSTERS)
    second = hand_in([row(1), row(2)])
    with django_assert_num_queries(3):
        told = api.get(ROSTERS).json()["results"]
    assert [each["url"] for each in told] == [second, first]
    assert all(each["roster"].startswith("HM-") for each in told)


def test_a_list_uploaded_on_the_page_is_among_them(api: Caller, employer_staff: Any, work: Callable[..., Any]) -> None:
    file = ContentFile("姓名,手机号\n王甲,19900000001\n".encode(), "九月.csv")
    work(lambda: upload_sheet(kind_key="roster", sender_key="employer:1", file=file, by=employer_staff))
    (told,) = api.get(ROSTERS).json()["results"]
    assert (told["state"], told["name"], told["roster"]) == ("waits", "九月.csv", None)


def test_a_withdrawn_roster_says_so(hand_in: Callable[..., str], api: Caller, clerk: Any) -> None:
    address = hand_in([row(1)])
    withdraw(sheet_import=only_import(), by=clerk)
    told = api.get(address).json()
    assert told["state"] == "withdrawn"
    assert "综合党委干事" in told["detail"]
    assert api.get(f"{address}rows/").json()["results"] == []


def test_every_state_of_an_import_has_words(hand_in: Callable[..., str], api: Caller) -> None:
    address = hand_in([row(1)])
    for state in ImportState:
        SheetImport.objects.update(state=state)
        told = api.get(address).json()
        assert told["state"]
        assert told["detail"].endswith("。")
