"""Rows that a program sends go the same way as files, without asking."""

from collections.abc import Callable
from typing import Any

import pytest
from django.http import Http404

from jinxi_portal.sheets.models import SheetImport
from jinxi_portal.sheets.public import Upload, results_of, take_rows
from jinxi_portal.sheets.states import ImportState
from tests.sheets import files
from tests.sheets.fake_kind import KEY, Room


@pytest.fixture
def take(room: Room, employer_staff: Any, django_capture_on_commit_callbacks: Any) -> Callable[..., Upload]:
    def do(rows: list[dict[str, str]], sender: str = "employer:1") -> Upload:
        with django_capture_on_commit_callbacks(execute=True):
            done = take_rows(kind_key=KEY, sender_key=sender, rows=rows, by=employer_staff, name="九月报送")
        return Upload(SheetImport.objects.get(pk=done.sheet_import.pk), done.again)

    return do


def row(number: int, **changes: str) -> dict[str, str]:
    name, sex, identity, mobile, trade = files.person(number)
    return {"name": name, "sex": sex, "id_number": identity, "mobile": mobile, "trade": trade, **changes}


def test_rows_go_in_and_every_row_gets_its_answer(take: Callable[..., Upload], room: Room) -> None:
    found = take([row(1), row(2, name=""), row(3, mobile="12345", 接单数="7")]).sheet_import
    assert found.state == ImportState.ADMITTED
    results = list(results_of(found))
    assert [(result.position, result.was_read) for result in results] == [(1, True), (2, False), (3, True)]
    assert [problem.code for problem in results[1].problems] == ["missing"]
    assert [problem.code for problem in results[2].problems] == ["mobile_length"]
    assert room.rows[found.number][4].extra == {"接单数": "7"}


def test_the_answer_does_not_tell_what_stood_already(take: Callable[..., Upload]) -> None:
    take([row(1)])
    again = take([row(1), row(2)]).sheet_import
    first, second = results_of(again)
    assert (first.was_read, first.problems) == (second.was_read, second.problems)


def test_the_same_rows_twice_are_one_import(take: Callable[..., Upload]) -> None:
    assert not take([row(1)]).again
    assert take([row(1)]).again


def test_another_employers_sender_is_not_there(take: Callable[..., Upload]) -> None:
    with pytest.raises(Http404):
        take([row(1)], sender="employer:2")


def test_a_cell_that_looks_like_a_formula_comes_in_as_text(take: Callable[..., Upload], room: Room) -> None:
    found = take([row(1, trade="=1+1")]).sheet_import
    assert room.rows[found.number][2].values["trade"] == "=1+1"
