"""Mending cells in place, before and after the rest went in."""

from collections.abc import Callable
from typing import Any

import pytest

from jinxi_portal.sheets.actions.admit_mended import admit_mended
from jinxi_portal.sheets.actions.confirm import confirm
from jinxi_portal.sheets.actions.mend_row import mend_row
from jinxi_portal.sheets.models import SheetImport
from jinxi_portal.sheets.refusals import NothingToAdmit, RowNotThere
from jinxi_portal.sheets.states import ImportState, RowStatus
from tests.sheets import files
from tests.sheets.fake_kind import Room

Send = Callable[..., Any]


def statuses(found: SheetImport) -> dict[str, int]:
    return {key: count for key, count in found.counts.items() if key in RowStatus.values}


def test_a_cell_is_mended_in_place(send: Send, work: Send, book: Send, room: Room, clerk: Any) -> None:
    nameless = ["", *files.person(3)[1:]]
    found = send(book([files.HEADINGS, files.person(1), nameless])).sheet_import
    row = mend_row(sheet_import=found, number=3, cells={"name": "张 梅"}, by=clerk)
    assert (row.status, row.problems, row.mended_by) == (RowStatus.NEW, [], clerk)
    found.refresh_from_db()
    assert statuses(found) == {"new": 2}
    assert not [key for key in found.counts if key.startswith("code:")]
    work(confirm, sheet_import=found, by=clerk)
    assert "张梅" in room.names(found.number)


def test_a_cell_mended_wrongly_keeps_its_row_out(send: Send, book: Send, clerk: Any) -> None:
    found = send(book([files.HEADINGS, files.person(1), ["", *files.person(3)[1:]]])).sheet_import
    row = mend_row(sheet_import=found, number=3, cells={"mobile": "12345"}, by=clerk)
    assert row.status == RowStatus.UNREADABLE
    assert {problem.code for problem in row.problem_list()} == {"missing", "mobile_length"}


def test_rows_mended_later_follow(send: Send, work: Send, book: Send, room: Room, clerk: Any) -> None:
    found = send(book([files.HEADINGS, files.person(1), ["", *files.person(3)[1:]]])).sheet_import
    found = work(confirm, sheet_import=found, by=clerk)
    with pytest.raises(NothingToAdmit):
        admit_mended(sheet_import=found, by=clerk)
    mend_row(sheet_import=found, number=3, cells={"name": "张梅"}, by=clerk)
    found.refresh_from_db()
    assert found.count_of(RowStatus.MENDED) == 1
    found = work(admit_mended, sheet_import=found, by=clerk)
    assert found.state == ImportState.ADMITTED
    assert room.names(found.number) == [files.person(1)[0], "张梅"]
    assert statuses(found) == {"new": 2}
    with pytest.raises(RowNotThere):
        mend_row(sheet_import=found, number=3, cells={"name": "张兰"}, by=clerk)


def test_a_good_row_cannot_be_rewritten_through_mending(send: Send, people: Send, clerk: Any) -> None:
    found = send(people([1])).sheet_import
    with pytest.raises(RowNotThere):
        mend_row(sheet_import=found, number=2, cells={"name": "张梅"}, by=clerk)
