"""Text files in every writing that offices use; what cannot be read is said with its row, never guessed."""

import codecs
from collections.abc import Callable
from pathlib import Path

import pytest

from jinxi_portal.sheets.public import FileRefused, SheetKind, best_sheet, iter_rows, open_book
from jinxi_portal.sheets.reading.text_format import TextFormat

Writer = Callable[..., Path]
TABLE = "姓名,电话,现住址\n王芳,13800000001,秀谷镇\n欧阳晓燕,13800000002,浒湾镇\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_every_encoding_and_delimiter_reads_the_same(
    text_file: Writer, roster: SheetKind, encoding: str, delimiter: str
) -> None:
    book = open_book(text_file(TABLE.replace(",", delimiter), encoding))
    layout = best_sheet(book, roster)
    rows = [row for row in iter_rows(book.sheets[0], layout, roster) if row.values]
    assert book.text is not None
    assert book.text.certain
    assert [row.values["name"] for row in rows] == ["王芳", "欧阳晓燕"]
    assert rows[1].values["mobile"] == "13800000002"


def test_utf_16_with_a_mark_of_the_other_order_is_read(text_file: Writer) -> None:
    book = open_book(text_file(codecs.BOM_UTF16_BE + TABLE.encode("utf-16-be")))
    assert book.sheets[0].first_rows(1)[0].cells == ["姓名", "电话", "现住址"]


def test_the_hint_of_excel_about_the_delimiter_is_obeyed(text_file: Writer) -> None:
    book = open_book(text_file("sep=;\n姓名;电话\n王芳,李;13800000001\n"))
    assert [row.number for row in book.sheets[0].rows()] == [2, 3]
    assert book.sheets[0].first_rows(2)[1].cells == ["王芳,李", "13800000001"]


def test_broken_bytes_are_reported_with_their_row(text_file: Writer, roster: SheetKind) -> None:
    lines = TABLE.encode().splitlines(keepends=True)
    lines[2] = lines[2].replace("浒湾镇".encode(), "浒湾镇".encode()[:-1] + b"\xff")
    book = open_book(text_file(b"".join(lines)))
    rows = list(iter_rows(book.sheets[0], best_sheet(book, roster), roster))
    (problem,) = rows[2].problems
    assert (problem.row, problem.column, problem.code) == (3, "现住址", "undecodable")
    assert rows[2].values["name"] == "欧阳晓燕"
    assert rows[2].values["address"] == ""


def test_one_gb18030_line_in_a_utf_8_file_does_not_turn_the_rest_into_rubbish(
    text_file: Writer, roster: SheetKind
) -> None:
    data = TABLE.encode() + "张梅,13800000003,左坊镇\n".encode("gb18030") + "李红,13800000004,合市镇\n".encode()
    book = open_book(text_file(data))
    rows = list(iter_rows(book.sheets[0], best_sheet(book, roster), roster))
    assert [row.values["name"] for row in (rows[1], rows[4])] == ["王芳", "李红"]
    assert {problem.code for problem in rows[3].problems} >= {"undecodable"}
    assert all(problem.row == 4 for problem in rows[3].problems)


def test_bytes_that_gb18030_merely_could_read_are_not_certain(text_file: Writer) -> None:
    book = open_book(text_file("姓名,電話,現住址\n黃曉燕,13800000001,臺灣臺北\n" * 20, "big5"))
    assert book.text is not None
    assert not book.text.certain


def test_a_person_can_say_how_the_file_is_written(text_file: Writer) -> None:
    path = text_file("姓名,電話\n黃曉燕,13800000001\n", "big5")
    book = open_book(path, text=TextFormat("big5", ","))
    assert book.sheets[0].first_rows(2)[1].cells == ["黃曉燕", "13800000001"]


def test_text_that_no_encoding_reads_is_refused_with_its_row(text_file: Writer) -> None:
    with pytest.raises(FileRefused) as refused:
        open_book(text_file(b"name,phone\n" + b"\xff\xff\xfe,1\n" * 5))
    assert refused.value.code == "text_undecodable"
    assert refused.value.facts["row"] == 2


def test_a_quote_that_is_never_closed_is_said(text_file: Writer) -> None:
    book = open_book(text_file('姓名,电话\n王芳,"1380000' + "0" * 2_000_000))
    with pytest.raises(FileRefused) as refused:
        list(book.sheets[0].rows())
    assert refused.value.code == "quote_not_closed"


def test_cells_may_hold_line_breaks_and_quotes(text_file: Writer) -> None:
    book = open_book(text_file('姓名,备注\n王芳,"说""好""\n明天来"\n李红,无\n'))
    assert [row.cells for row in book.sheets[0].rows()][1:] == [["王芳", '说"好"\n明天来'], ["李红", "无"]]


def test_the_rows_are_counted_for_the_progress(text_file: Writer) -> None:
    assert open_book(text_file(TABLE)).sheets[0].row_count == 3
    assert open_book(text_file(TABLE.rstrip("\n"))).sheets[0].row_count == 3
