"""A file that cannot be taken is refused by its content, with a stable code and a sentence that says what to do."""

import struct
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import xlsxwriter

from jinxi_portal.sheets.public import LIMITS, FileRefused, SheetKind, best_sheet, iter_rows, open_book, read_chunks
from jinxi_portal.sheets.reading.sentences import FILE_SENTENCES
from tests.sheets import files

Writer = Callable[..., Path]


def refusal(path: Path, **settings: object) -> FileRefused:
    with pytest.raises(FileRefused) as refused:
        open_book(path, **settings)  # type: ignore[arg-type]
    assert refused.value.sentence
    assert refused.value.what_to_do
    return refused.value


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "名单.xlsx").touch()
    assert refusal(tmp_path / "名单.xlsx").code == "file_empty"


def test_a_program_named_like_a_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "名单.xlsx"
    path.write_bytes(b"MZ\x90\0" + b"\0" * 2000)
    assert refusal(path).code == "file_is_program"


@pytest.mark.parametrize(
    ("content", "found"), [(b"%PDF-1.7\n", "PDF"), (b"\x89PNG\r\n\x1a\n", "PNG"), (b"\0\1\2\3" * 900, "BIN")]
)
def test_another_kind_of_file_is_refused_by_its_content(tmp_path: Path, content: bytes, found: str) -> None:
    path = tmp_path / "名单.csv"
    path.write_bytes(content)
    refused = refusal(path)
    assert refused.code == "file_kind_unknown"
    assert found in refused.sentence


def test_a_web_page_named_xls_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "名单.xls"
    path.write_text("<html><table><tr><td>姓名</td></tr></table></html>")
    assert refusal(path).code == "file_web_page"


def test_a_letter_is_not_a_workbook(tmp_path: Path) -> None:
    path = tmp_path / "名单.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<document/>")
    refused = refusal(path)
    assert refused.code == "file_kind_unknown"
    assert "Word" in refused.sentence


def test_a_workbook_with_macros_is_refused(book: Writer) -> None:
    path = files.rebuilt(book([files.HEADINGS, files.person(1)]), {"xl/vbaProject.bin": b"\0" * 100})
    assert refusal(path).code == "file_has_macros"


def test_a_workbook_declared_as_macro_workbook_is_refused(book: Writer) -> None:
    path = book([files.HEADINGS, files.person(1)])
    types = files.part(path, "[Content_Types].xml")
    types = types.replace("spreadsheetml.sheet.main", "sheet.macroEnabled.main")
    assert refusal(files.rebuilt(path, {"[Content_Types].xml": types.encode()})).code == "file_has_macros"


def test_an_old_workbook_with_macros_is_refused(tmp_path: Path) -> None:
    assert refusal(files.write_ole(tmp_path / "a.xls", "_VBA_PROJECT_CUR")).code == "file_has_macros"


def test_an_ods_with_macros_is_refused(tmp_path: Path) -> None:
    path = files.write_ods(tmp_path / "a.ods", files.ods_row(["姓名"]), extra={"Basic/Standard/Module1.xml": b"<m/>"})
    assert refusal(path).code == "file_has_macros"


def test_an_encrypted_workbook_is_refused(tmp_path: Path) -> None:
    assert refusal(files.write_ole(tmp_path / "a.xlsx", "EncryptedPackage")).code == "file_encrypted"


def test_an_encrypted_old_workbook_is_refused(tmp_path: Path) -> None:
    records = struct.pack("<HHHH", 0x809, 4, 0x600, 5) + struct.pack("<HH", 0x2F, 6) + b"\0" * 6
    path = files.write_ole(tmp_path / "a.xls", "Workbook", records.ljust(5000, b"\0"))
    assert refusal(path).code == "file_encrypted"


def test_an_encrypted_ods_is_refused(tmp_path: Path) -> None:
    manifest = b"<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"
    path = files.write_ods(tmp_path / "a.ods", files.ods_row(["x"]), extra={"META-INF/manifest.xml": manifest})
    assert refusal(path).code == "file_encrypted"


def test_a_zip_bomb_is_refused_by_what_it_says_of_itself(book: Writer) -> None:
    path = files.rebuilt(book([files.HEADINGS]), {"xl/worksheets/sheet1.xml": b"0" * (40 * 1024 * 1024)})
    assert refusal(path).code == "file_squeezed"


def test_a_zip_bomb_that_lies_about_its_size_is_refused(book: Writer) -> None:
    path = files.rebuilt(book([files.HEADINGS]), {"xl/bomb.xml": b"0" * 3_000_000})
    data = bytearray(path.read_bytes())
    data = data.replace(struct.pack("<L", 3_000_000), struct.pack("<L", 3_000))
    path.write_bytes(data)
    assert refusal(path).code == "file_squeezed"


def test_a_bomb_of_overlapping_parts_is_refused(book: Writer) -> None:
    path = files.rebuilt(book([files.HEADINGS]), {"xl/a.xml": b"a" * 5000, "xl/b.xml": b"a" * 5000})
    with zipfile.ZipFile(path) as archive:
        first, second = archive.getinfo("xl/a.xml").header_offset, archive.getinfo("xl/b.xml").header_offset
    data = path.read_bytes()
    at = data.rfind(struct.pack("<L", second) + b"xl/b.xml")
    path.write_bytes(data[:at] + struct.pack("<L", first) + data[at + 4 :])
    assert refusal(path).code in {"file_squeezed", "file_damaged"}


def test_an_ods_that_repeats_cells_without_end_is_refused(tmp_path: Path) -> None:
    row = files.ods_row(["姓名"], ' table:number-rows-repeated="1000000"').replace(
        "<table:table-cell", '<table:table-cell table:number-columns-repeated="1000"'
    )
    assert refusal(files.write_ods(tmp_path / "a.ods", row)).code == "file_squeezed"


def test_a_file_over_the_limit_is_refused(text_file: Writer) -> None:
    path = text_file("姓名,电话\n" + "王芳,13800000001\n" * 200)
    refused = refusal(path, limits=replace(LIMITS, file_bytes=1024))
    assert refused.code == "file_too_large"


def test_a_truncated_workbook_is_refused(book: Writer) -> None:
    path = book([files.HEADINGS, files.person(1)])
    path.write_bytes(path.read_bytes()[:-200])
    assert refusal(path).code == "file_damaged"


def test_a_workbook_with_a_document_type_is_refused(book: Writer) -> None:
    path = book([files.HEADINGS, files.person(1)])
    workbook = files.part(path, "xl/workbook.xml")
    evil = '<!DOCTYPE x [<!ENTITY a "aaaa">]>' + workbook.removeprefix('<?xml version="1.0"?>')
    assert refusal(files.rebuilt(path, {"xl/workbook.xml": evil.encode()})).code == "file_damaged"


def read_all(path: Path, kind: SheetKind, limits: object = LIMITS) -> list[object]:
    opened = open_book(path, limits=limits)  # type: ignore[arg-type]
    layout = best_sheet(opened, kind)
    return list(iter_rows(opened.sheet(layout.sheet), layout, kind))


def test_a_sheet_with_16384_columns_is_refused(tmp_path: Path, roster: SheetKind) -> None:
    path = tmp_path / "宽.xlsx"
    workbook = xlsxwriter.Workbook(str(path))
    page = workbook.add_worksheet("名单")
    for row in range(2):
        page.write_row(row, 0, files.HEADINGS if row == 0 else files.person(1))
        for column in range(5, 16_384):
            page.write(row, column, "x")
    workbook.close()
    with pytest.raises(FileRefused) as refused:
        read_all(path, roster)
    assert refused.value.code == "too_many_columns"
    assert "200" in refused.value.sentence


def test_a_sheet_whose_empty_cells_are_formatted_to_the_last_column_is_read(tmp_path: Path, roster: SheetKind) -> None:
    path = tmp_path / "宽.xlsx"
    workbook = xlsxwriter.Workbook(str(path))
    page, bold = workbook.add_worksheet("名单"), workbook.add_format({"bold": True})
    for row, cells in enumerate([files.HEADINGS, files.person(1)]):
        page.write_row(row, 0, cells)
        page.write_blank(row, 16_383, None, bold)
    workbook.close()
    assert len(read_all(path, roster)) == 2


def test_too_many_rows_are_refused(text_file: Writer, roster: SheetKind) -> None:
    path = text_file("姓名,电话\n" + "".join(f"王芳,{files.mobile(n)}\n" for n in range(11)))
    assert len(read_all(path, roster, replace(LIMITS, rows=11))) == 12
    with pytest.raises(FileRefused) as refused:
        read_all(path, roster, replace(LIMITS, rows=10))
    assert refused.value.code == "too_many_rows"


def test_a_file_of_500_000_rows_is_read_and_one_row_more_is_refused(text_file: Writer, roster: SheetKind) -> None:
    """Reading only, two columns; the whole way of 500,000 rows into the database is measured by ``make bench``."""
    assert LIMITS.rows == 500_000
    book = open_book(text_file("姓名,电话\n" + f"王芳,{files.mobile(1)}\n" * 500_001))
    sizes: list[int] = []
    chunks = read_chunks(book.sheets[0], best_sheet(book, roster), roster)
    with pytest.raises(FileRefused) as refused:
        sizes.extend(len(chunk.rows) for chunk in chunks)
    assert sum(sizes) == 500_000
    assert refused.value.code == "too_many_rows"
    assert "500000" in refused.value.sentence.replace(",", "").replace("\u00a0", "")


@pytest.mark.parametrize("rows", [[files.HEADINGS], [["花名册"], files.HEADINGS, []]])
def test_headings_without_data_are_refused(book: Writer, roster: SheetKind, rows: list[list[str]]) -> None:
    with pytest.raises(FileRefused) as refused:
        read_all(book(rows), roster)
    assert refused.value.code == "no_data"


def test_headings_above_subtotals_only_are_refused(book: Writer, roster: SheetKind) -> None:
    with pytest.raises(FileRefused) as refused:
        read_all(book([files.HEADINGS, ["小计", 0], ["合计", 0]]), roster)
    assert refused.value.code == "no_data"


@pytest.mark.parametrize("text", ["这是一封信。\n请各单位按时上报。\n", "今天开会\n", "a,b\n1,2\n3,4\n"])
def test_what_is_no_table_is_refused(text_file: Writer, roster: SheetKind, text: str) -> None:
    with pytest.raises(FileRefused) as refused:
        read_all(text_file(text), roster)
    assert refused.value.code == "no_table"


def test_every_sentence_fills_its_places_and_says_what_to_do() -> None:
    facts = dict.fromkeys(["size", "limit", "ratio", "found", "sheet", "column", "row"], "X")
    for sentence in FILE_SENTENCES.values():
        assert "%" not in sentence.say(facts)
        assert "请" in sentence.advise(facts)
