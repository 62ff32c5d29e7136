"""Workbooks: values as a person sees them, hidden sheets, merged cells; the own reader agrees with the libraries."""

# ruff: noqa: DTZ001 -- a sheet knows no zones

import tempfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import openpyxl
import python_calamine
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from jinxi_portal.sheets.public import open_book
from jinxi_portal.sheets.reading.string_store import StringStore
from jinxi_portal.sheets.reading.xlsx_parts import shows_date
from tests.sheets import files

Writer = Callable[..., Path]


def cells(path: Path, sheet: int = 0) -> list[list[object]]:
    return [list(row.cells) for row in open_book(path).sheets[sheet].rows()]


def test_hidden_sheets_are_found_and_not_shown(messy_book: Path) -> None:
    book = open_book(messy_book)
    assert [sheet.name for sheet in book.visible_sheets] == ["2026年在册人员", "填表说明"]
    assert book.sheet("旧数据").hidden
    assert book.sheet("旧数据").first_rows(1)[0].cells == files.HEADINGS


def test_values_are_those_a_person_sees(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    workbook = xlsxwriter.Workbook(str(path))
    page = workbook.add_worksheet()
    day, moment = workbook.add_format({"num_format": 'yyyy"年"m"月"d"日"'}), workbook.add_format({"num_format": 22})
    page.write_row(0, 0, ["  文字 ", 7, 1.5, True, 18699424155])
    page.write_datetime(0, 5, datetime(1975, 7, 3), day)
    page.write_datetime(0, 6, datetime(1975, 7, 3, 8, 30), moment)
    page.write_formula(0, 7, '="王"&"芳"', None, "王芳")
    page.write_formula(0, 8, "=1+1", None, 2)
    page.write_formula(0, 9, "=1/0", None, "#DIV/0!")
    page.write_rich_string(0, 10, "张", workbook.add_format({"bold": True}), "梅")
    page.write_number(0, 11, 4.403061970090408e17)
    page.write_string(0, 12, "<&\"'>_x000D_\n2")
    workbook.close()
    (row,) = cells(path)
    assert row[:5] == ["  文字 ", 7, 1.5, True, 18699424155]
    assert row[5:7] == [date(1975, 7, 3), datetime(1975, 7, 3, 8, 30)]
    assert row[7:11] == ["王芳", 2, "#DIV/0!", "张梅"]
    assert row[11] == 4.403061970090408e17
    assert row[12] == "<&\"'>_x000D_\n2"


def test_a_formula_that_was_never_calculated_is_empty(messy_book: Path) -> None:
    assert all(len(row) < 8 or row[7] in (None, "备注") for row in cells(messy_book))


def test_days_counted_from_1904_are_read_right(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    workbook = xlsxwriter.Workbook(str(path), {"date_1904": True})
    workbook.add_worksheet().write_datetime(0, 0, datetime(1990, 1, 31), workbook.add_format({"num_format": 14}))
    workbook.close()
    assert cells(path) == [[date(1990, 1, 31)]]


def test_rows_keep_their_number_when_empty_ones_lie_between(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    workbook = xlsxwriter.Workbook(str(path))
    page = workbook.add_worksheet()
    page.write(4, 2, "五")
    page.write(9, 0, "十")
    workbook.close()
    rows = list(open_book(path).sheets[0].rows())
    assert [(row.number, row.cells) for row in rows] == [(5, [None, None, "五"]), (10, ["十"])]


def test_a_cell_merged_over_rows_stands_in_each_of_them(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    page = workbook.active
    for row in [
        ["门店", "姓名"],
        ["秀谷店", "王芳"],
        [None, "李红"],
        [None, "张梅"],
        ["城西店", "陈兰"],
        [None, "刘英"],
    ]:
        page.append(row)
    page.merge_cells("A2:A4")
    workbook.save(tmp_path / "a.xlsx")
    assert [row[0] for row in cells(tmp_path / "a.xlsx")] == ["门店", "秀谷店", "秀谷店", "秀谷店", "城西店", None]


def test_xls_and_ods_are_read_alike(tmp_path: Path) -> None:
    rows = [files.HEADINGS, files.person(1), files.person(2)]
    xls = files.write_xls(tmp_path / "a.xls", rows)
    ods = files.write_ods(tmp_path / "a.ods", "".join(map(files.ods_row, rows)))
    assert cells(xls) == cells(ods) == rows


def test_an_xls_named_xlsx_is_read_by_its_content(tmp_path: Path) -> None:
    path = files.write_xls(tmp_path / "a.xlsx", [files.HEADINGS, [*files.person(1)[:2], 3.61027e17]])
    assert cells(path)[1][2] == 3.61027e17


def test_a_sheet_written_in_an_unusual_way_is_read_the_same(book: Writer) -> None:
    path = book([["姓名", "年龄"], ["王芳", 41], ["李红", 52]])
    odd = """<?xml version="1.0"?><x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
      <!-- made by hand --><x:sheetData>
      <x:row><x:c t="inlineStr"><x:is><x:t>姓名</x:t></x:is></x:c><x:c t="str"><x:v>年龄</x:v></x:c></x:row>
      <x:row spans='1:2' r='2'><x:c t="inlineStr" r="A2"><x:is><x:r><x:t>王</x:t></x:r><x:r><x:t>芳</x:t></x:r></x:is></x:c>
        <x:c r="B2"><x:f>40+1</x:f><x:v>41</x:v></x:c></x:row>
      <x:row r="3"><x:c r="A3" t="inlineStr"><x:is><x:t><![CDATA[李红]]></x:t></x:is></x:c><x:c r="B3" t="n"><x:v>52</x:v></x:c></x:row>
      </x:sheetData></x:worksheet>"""
    assert cells(files.rebuilt(path, {"xl/worksheets/sheet1.xml": odd.encode()})) == [
        ["姓名", "年龄"],
        ["王芳", 41],
        ["李红", 52],
    ]


_VALUES = st.one_of(
    st.none(),
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"]), min_size=1, max_size=20).filter(
        lambda text: text.strip() == text and "_x" not in text
    ),
    st.integers(-(10**14), 10**14),
    st.floats(allow_nan=False, allow_infinity=False, min_value=-1e12, max_value=1e12),
    st.booleans(),
    st.dates(date(1900, 3, 1), date(2100, 12, 31)),
)


@given(st.lists(st.lists(_VALUES, min_size=1, max_size=6), min_size=1, max_size=12))
def test_the_streaming_reader_agrees_with_calamine(rows: list[list[object]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.xlsx"
        workbook = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False})
        page, day = workbook.add_worksheet(), workbook.add_format({"num_format": "yyyy-mm-dd"})
        for at, row in enumerate(rows):
            for column, value in enumerate(row):
                if isinstance(value, date):
                    page.write_datetime(at, column, datetime(value.year, value.month, value.day), day)
                elif isinstance(value, str):
                    page.write_string(at, column, value)
                elif value is not None:
                    page.write(at, column, value)
        workbook.close()
        ours = {row.number: row.cells for row in open_book(path).sheets[0].rows()}
        theirs = python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python(skip_empty_area=False)
    for number, expected in enumerate(theirs, 1):
        found = ours.get(number, [])
        padded = [*found, *[None] * (len(expected) - len(found))]
        assert [cell if cell is not None else "" for cell in padded] == expected


def test_formats_that_show_a_date_are_told_from_others() -> None:
    dates = ["yyyy-mm-dd", 'yyyy"年"m"月"', "m/d/yy h:mm", "[$-804]yyyy/m/d;@", "h:mm:ss"]
    numbers = ["General", "0.00", '#,##0 "day"', "[h]:mm", "@", "0.00E+00", "[Red]0", r"0\d"]
    assert all(map(shows_date, dates))
    assert not any(map(shows_date, numbers))


def test_three_hundred_thousand_strings_are_found_again_without_being_held() -> None:
    with StringStore() as store:
        for number in range(300_000):
            store.append(f"第{number}个")
        assert [store[at] for at in (0, 255, 256, 150_001, 299_999)] == [
            "第0个",
            "第255个",
            "第256个",
            "第150001个",
            "第299999个",
        ]
        assert sum(map(len, store._kept.values())) < 40_000
