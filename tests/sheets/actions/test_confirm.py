"""Confirming: counts, what came, left and changed; good rows go in, bad ones are kept."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jinxi_portal.records.public import history_of
from jinxi_portal.sheets.actions.confirm import confirm
from jinxi_portal.sheets.models import SheetImport, SheetRow
from jinxi_portal.sheets.refusals import NothingToAdmit
from jinxi_portal.sheets.states import ImportState, MoveNotAllowed, RowStatus
from tests.sheets import files
from tests.sheets.fake_kind import Room

Send = Callable[..., Any]


def statuses(found: SheetImport) -> dict[str, int]:
    return {key: count for key, count in found.counts.items() if key in RowStatus.values}


def test_the_good_rows_go_in_and_the_bad_ones_are_kept(
    send: Send, work: Send, book: Send, room: Room, clerk: Any
) -> None:
    nameless = ["", *files.person(3)[1:]]
    found = send(book([files.HEADINGS, files.person(1), files.person(2), nameless])).sheet_import
    assert statuses(found) == {"new": 2, "unreadable": 1}
    found = work(confirm, sheet_import=found, by=clerk)
    assert found.state == ImportState.ADMITTED
    assert room.names(found.number) == [files.person(1)[0], files.person(2)[0]]
    assert (found.rows_admitted, found.outcome) == (2, {"left": 0})
    (kept,) = SheetRow.objects.filter(sheet_import=found, status=RowStatus.UNREADABLE)
    (problem,) = kept.problem_list()
    assert (problem.row, problem.column, problem.code) == (4, "姓名", "missing")
    assert [line.verb for line in history_of(found, oldest_first=True)] == [
        "sheets.sent",
        "sheets.checked",
        "sheets.confirmed",
        "sheets.admitted",
    ]


def test_a_newer_list_shows_who_came_who_left_and_what_changed(
    send: Send, work: Send, book: Send, people: Send, clerk: Any
) -> None:
    work(confirm, sheet_import=send(people([1, 2, 3, 4])).sheet_import, by=clerk)
    changed = [*files.person(3)[:4], "月嫂"]
    newer = send(book([files.HEADINGS, files.person(2), changed, files.person(5)], "十一月.xlsx")).sheet_import
    assert statuses(newer) == {"same": 1, "changed": 1, "new": 1}
    assert newer.missing == 2
    newer = work(confirm, sheet_import=newer, by=clerk)
    assert newer.outcome == {"left": 2}


def test_a_rearranged_list_with_the_same_people_changes_nothing(
    send: Send, work: Send, book: Send, people: Send, clerk: Any
) -> None:
    work(confirm, sheet_import=send(people([1, 2])).sheet_import, by=clerk)
    turned = [["序号", *reversed(files.HEADINGS)]] + [[n, *reversed(files.person(n))] for n in (2, 1)]
    newer = send(book(turned, "又一份.xlsx")).sheet_import
    assert statuses(newer) == {"same": 2}
    with pytest.raises(NothingToAdmit):
        confirm(sheet_import=newer, by=clerk)


def test_somebody_whose_row_cannot_be_read_has_not_left(
    send: Send, work: Send, book: Send, people: Send, clerk: Any
) -> None:
    work(confirm, sheet_import=send(people([1, 2])).sheet_import, by=clerk)
    unreadable = [files.person(2)[0], "不明", "身份证丢了", "", ""]
    newer = send(book([files.HEADINGS, files.person(1), unreadable], "新.xlsx")).sheet_import
    assert newer.count_of(RowStatus.DOUBTFUL) == 1
    newer = send(book([files.HEADINGS, files.person(1), ["", *files.person(2)[1:]]], "再新.xlsx")).sheet_import
    assert newer.missing == 0


def test_an_additional_list_lets_nobody_leave(send: Send, work: Send, people: Send, clerk: Any) -> None:
    work(confirm, sheet_import=send(people([1, 2])).sheet_import, by=clerk)
    newer = work(confirm, sheet_import=send(people([3], "新增.xlsx")).sheet_import, by=clerk, is_whole=False)
    assert newer.outcome == {"left": 0}


def test_doubtful_rows_wait_when_the_clerk_says_so(
    send: Send, work: Send, messy_book: Path, room: Room, clerk: Any
) -> None:
    found = send(messy_book).sheet_import
    doubtful = found.count_of(RowStatus.DOUBTFUL)
    assert doubtful
    found = work(confirm, sheet_import=found, by=clerk, with_doubtful=False)
    assert found.rows_admitted == 30 - doubtful
    assert all(not row.problems for row in room.rows[found.number].values())


def test_a_ruined_number_is_said_and_never_guessed(
    send: Send, work: Send, messy_book: Path, room: Room, clerk: Any
) -> None:
    found = work(confirm, sheet_import=send(messy_book).sheet_import, by=clerk)
    ruined = [row for row in room.rows[found.number].values() if "id_ruined" in row.problems]
    assert ruined
    assert all("*" in row.values["id_number"] or not row.values["id_number"] for row in ruined)
    row = SheetRow.objects.get(sheet_import=found, number=ruined[0].number)
    assert "E+17" in row.problem_list()[0].value_masked


def test_the_very_same_row_twice_goes_in_once(send: Send, work: Send, people: Send, room: Room, clerk: Any) -> None:
    found = send(people([1, 2, 1])).sheet_import
    assert statuses(found) == {"new": 2, "repeated": 1}
    assert work(confirm, sheet_import=found, by=clerk).rows_admitted == 2


def test_another_row_of_the_same_person_goes_in_and_is_shown(
    send: Send, work: Send, book: Send, room: Room, clerk: Any
) -> None:
    second = [*files.person(1)[:4], "月嫂"]
    found = send(book([files.HEADINGS, files.person(1), files.person(2), second])).sheet_import
    assert statuses(found) == {"new": 2, "doubtful": 1}
    row = SheetRow.objects.get(sheet_import=found, number=4)
    assert "第 2 行" in row.problem_list()[0].sentence
    work(confirm, sheet_import=found, by=clerk)
    keys = [one.row_key for one in room.rows[found.number].values()]
    assert len(set(keys)) == 3
    again = send(
        book([files.HEADINGS, files.person(1), files.person(2), second, files.person(4)], "二.xlsx")
    ).sheet_import
    assert statuses(again) == {"same": 3, "new": 1}


def test_confirming_twice_is_refused_kindly(send: Send, work: Send, people: Send, clerk: Any, other_clerk: Any) -> None:
    found = send(people([1])).sheet_import
    work(confirm, sheet_import=found, by=clerk)
    with pytest.raises(MoveNotAllowed) as refused:
        confirm(sheet_import=found, by=other_clerk)
    assert found.number in str(refused.value)


def test_a_list_sent_by_a_program_goes_in_without_asking(send: Send, people: Send, room: Room) -> None:
    found = send(people([1, 2]), without_asking=True).sheet_import
    assert found.state == ImportState.ADMITTED
    assert len(room.names(found.number)) == 2
