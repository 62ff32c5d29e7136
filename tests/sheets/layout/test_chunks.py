"""Reading by columns gives what reading row by row promised, wherever the chunks are cut."""

from collections.abc import Callable
from pathlib import Path

import pytest

from jinxi_portal.kernel.sealing import current
from jinxi_portal.sheets.layout.chunk import read_chunks
from jinxi_portal.sheets.layout.rows_of_sheet import RowKind
from jinxi_portal.sheets.models.sheet_row import RowContent
from jinxi_portal.sheets.public import SheetKind, best_sheet, iter_rows, open_book
from jinxi_portal.sheets.staging.digests import content_of, contents_of
from tests.sheets import files


def _said(path: Path, kind: SheetKind, size: int) -> list[tuple[object, ...]]:
    book = open_book(path)
    layout = best_sheet(book, kind)
    said: list[tuple[object, ...]] = []
    for chunk in read_chunks(book.sheet(layout.sheet), layout, kind, size=size):
        for place, row in enumerate(chunk.rows):
            problems = [(one.row, one.column, one.code) for one in chunk.problems.get(place, [])]
            said.append(
                (row.number, chunk.first_position + place, chunk.values[place], chunk.kept(place), sorted(problems))
            )
    return said


@pytest.mark.parametrize("size", [1, 2, 7, 30, 1000])
def test_chunks_of_any_size_say_the_same_as_the_rows(messy_book: Path, roster: SheetKind, size: int) -> None:
    book = open_book(messy_book)
    layout = best_sheet(book, roster)
    one_by_one = [
        (row.number, row.position, row.values, row.extra, sorted((p.row, p.column, p.code) for p in row.problems))
        for row in iter_rows(book.sheet(layout.sheet), layout, roster)
        if row.kind is RowKind.DATA
    ]
    assert len(one_by_one) == 30
    assert _said(messy_book, roster, size) == one_by_one


def test_a_reader_goes_on_behind_a_row(messy_book: Path, roster: SheetKind) -> None:
    book = open_book(messy_book)
    layout = best_sheet(book, roster)
    every = list(iter_rows(book.sheet(layout.sheet), layout, roster))
    later = list(iter_rows(book.sheet(layout.sheet), layout, roster, after=every[11].number))
    assert [(row.number, row.kind, row.position, row.values) for row in later] == [
        (row.number, row.kind, row.position, row.values) for row in every[12:]
    ]


def test_what_looks_equal_to_the_language_is_told_apart(book: Callable[..., Path], roster: SheetKind) -> None:
    """1, 1.0 and true are one key of a dictionary; a memory of cells must not mix them up."""
    path = book(
        [["姓名", "手机号", "备注", "服务工种"], ["王芳", "13800000001", "", True], ["李红", "13800000002", "", 1]]
    )
    opened = open_book(path)
    layout = best_sheet(opened, roster)
    trades = [row.values["trade"] for row in iter_rows(opened.sheets[0], layout, roster) if row.values]
    assert trades[1] == "1"
    assert trades[0] != trades[1]


def test_signs_that_divide_a_sealed_row_never_come_out_of_a_file(
    text_file: Callable[..., Path], roster: SheetKind
) -> None:
    path = text_file("姓名,手机号,介\x1f绍人\n王\x1d芳,13800000001,甲\x1e乙\n")
    opened = open_book(path)
    layout = best_sheet(opened, roster)
    (row,) = (row for row in iter_rows(opened.sheets[0], layout, roster) if row.values)
    assert (row.values["name"], row.extra) == ("王芳", {"介绍人": "甲乙"})
    kept = RowContent(row.values, row.extra, {})
    again = RowContent.read(kept.as_text())
    assert again.extra == row.extra
    assert {key: value for key, value in again.values.items() if value} == {
        key: value for key, value in row.values.items() if value
    }


def test_a_row_says_the_same_whichever_way_the_list_is_arranged(
    text_file: Callable[..., Path], roster: SheetKind
) -> None:
    number = files.id_number()
    one = text_file(f"姓名,手机号,身份证号,介绍人\n王芳,13800000001,{number},甲\n", name="一.csv")
    other = text_file(f"序号,介绍人,身份证号,现住址,姓名,手机号\n1,甲,{number},,王芳,13800000001\n", name="二.csv")
    digests = []
    for path in (one, other):
        opened = open_book(path)
        layout = best_sheet(opened, roster)
        (chunk,) = read_chunks(opened.sheets[0], layout, roster)
        digests += contents_of(current(), roster, chunk)
        digests.append(content_of(current(), roster, chunk.values[0], chunk.kept(0)))
    assert len(set(digests)) == 1
