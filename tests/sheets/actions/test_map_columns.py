"""What each column means, and how it is remembered."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jinxi_portal.sheets.actions.choose_sheet import choose_sheet
from jinxi_portal.sheets.actions.map_columns import map_columns
from jinxi_portal.sheets.models import RememberedMapping
from jinxi_portal.sheets.refusals import ColumnMissing, ColumnTwice
from jinxi_portal.sheets.states import ImportState
from tests.sheets import files

Send = Callable[..., Any]


def test_the_mapping_is_remembered_for_the_senders_next_list(send: Send, work: Send, book: Send, clerk: Any) -> None:
    headings = ["甲方代号", "人名", "号"]
    rows = [["A1", "王芳", files.mobile(1)], ["A2", "李红", files.mobile(2)]]
    found = send(book([["姓名", *headings], ["王芳", *rows[0]], ["李红", *rows[1]]])).sheet_import
    found = work(choose_sheet, sheet_import=found, sheet_name="名单", by=clerk)
    found = work(
        map_columns,
        sheet_import=found,
        by=clerk,
        mapping={"姓名": None, "甲方代号": None, "人名": "name", "号": "mobile"},
    )
    assert found.state == ImportState.CHECKED
    next_list = send(book([headings, *rows], "下月.xlsx")).sheet_import
    assert next_list.state == ImportState.CHECKED
    assert next_list.layout.mapping == {"甲方代号": None, "人名": "name", "号": "mobile"}
    assert RememberedMapping.objects.get().confirmed_by == clerk


def test_a_mapping_needs_its_required_column_once(send: Send, work: Send, people: Send, clerk: Any) -> None:
    found = work(choose_sheet, sheet_import=send(people([1])).sheet_import, sheet_name="名单", by=clerk)
    with pytest.raises(ColumnMissing):
        map_columns(sheet_import=found, mapping={"姓名": None}, by=clerk)
    with pytest.raises(ColumnTwice):
        map_columns(sheet_import=found, mapping={"手机号": "name", "姓名": "name"}, by=clerk)


def test_a_hidden_sheet_is_read_when_it_is_chosen(send: Send, work: Send, messy_book: Path, clerk: Any) -> None:
    found = work(choose_sheet, sheet_import=send(messy_book).sheet_import, sheet_name="旧数据", by=clerk)
    found = work(map_columns, sheet_import=found, mapping={}, by=clerk)
    assert found.rows_of_data == 1
