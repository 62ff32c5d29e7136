"""Writers of the files the tests need; every name and number in them is invented."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import openpyxl
import xlwt
from xlwt.CompoundDoc import XlsDoc

from jinxi_portal.kernel.id_number import check_digit

HEADINGS = ["姓名", "性别", "身份证号", "手机号", "服务工种"]


def id_number(sequence: int = 2, *, birth: str = "19750703", area: str = "361027") -> str:
    """A valid number; an even sequence is a woman's."""
    first17 = f"{area}{birth}{sequence:03d}"
    return first17 + check_digit(first17)


def mobile(number: int = 1) -> str:
    return f"138{number:08d}"


def person(number: int) -> list[str]:
    surname, given = "王李张刘陈"[number % 5], "秀英红梅兰芳"[number % 6]
    return [f"{surname}{given}", "女", id_number(number * 2 % 1000), mobile(number), "保洁"]


def write_book(path: Path, sheets: Mapping[str, Sequence[Sequence[object]]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        page = book.create_sheet(name)
        for row in rows:
            page.append(list(row))
    book.save(path)
    return path


def write_messy_book(path: Path) -> Path:
    """Title and filling-in rows, merged cells, spaces in headings, subtotals, ruined numbers, notes, a hidden sheet."""
    book = openpyxl.Workbook()
    page = book.active
    page.title = "2026年在册人员"
    page.append(["金溪县华丽家政服务有限公司从业人员花名册（2026年10月）"])
    page.merge_cells("A1:H1")
    page.append(["填表人：", None, None, "填表日期：", date(2026, 10, 8)])
    page.append(["序号", "姓 名", "性别 ", "身 份证号", "手机号 ", "服 务工种", "现 住址", "备注"])
    for number in range(1, 31):
        name, sex, identity, phone, trade = person(number)
        shown: object = float(identity[:17] + "0") if number % 10 == 8 and identity[-1] != "X" else identity
        page.append([number, name, sex, shown, int(phone) if number % 3 else phone, trade, "金溪县秀谷镇", None])
        if number % 10 == 0:
            page.append(["小计", None, None, None, None, number])
    page["H5"] = '=HYPERLINK("x","党员？")'
    page.append([])
    page.append(["合计", 30])
    page.append(["填表说明：身份证号请按文本格式填写"])
    book.create_sheet("填表说明").append(["身份证号请按文本格式填写"])
    hidden = book.create_sheet("旧数据")
    hidden.append(HEADINGS)
    hidden.append(person(1))
    hidden.sheet_state = "hidden"
    book.save(path)
    return path


def write_xls(path: Path, rows: Sequence[Sequence[object]], sheet: str = "名单") -> Path:
    book = xlwt.Workbook(encoding="utf-8")
    page = book.add_sheet(sheet)
    for at, row in enumerate(rows):
        for column, value in enumerate(row):
            page.write(at, column, value)
    book.save(str(path))
    return path


def write_ole(path: Path, stream: str, content: bytes = b"\0" * 5000) -> Path:
    """An OLE file whose only stream has this name."""
    buffer = io.BytesIO()
    XlsDoc().save(buffer, content)
    data = bytearray(buffer.getvalue())
    at = data.find("Workbook".encode("utf-16-le"))
    name = stream.encode("utf-16-le")
    data[at : at + 64] = name.ljust(64, b"\0")
    data[at + 64 : at + 66] = (len(name) + 2).to_bytes(2, "little")
    path.write_bytes(data)
    return path


def write_ods(path: Path, rows_xml: str, *, extra: Mapping[str, bytes] | None = None, sheets_xml: str = "") -> Path:
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content'
        ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
        f'<table:table table:name="名单">{rows_xml}</table:table>{sheets_xml}'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        archive.writestr("content.xml", content)
        manifest = b'<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
        for name, data in {"META-INF/manifest.xml": manifest, **(extra or {})}.items():
            archive.writestr(name, data)
    return path


def ods_row(cells: Sequence[str], attributes: str = "") -> str:
    inner = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>' for cell in cells
    )
    return f"<table:table-row{attributes}>{inner}</table:table-row>"


def rebuilt(path: Path, changes: Mapping[str, bytes | None]) -> Path:
    """The same archive with parts changed, added, or (None) left out."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts.update({name: data for name, data in changes.items() if data is not None})
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            if changes.get(name, b"") is not None:
                archive.writestr(name, data)
    return path


def part(path: Path, name: str) -> str:
    with zipfile.ZipFile(path) as archive:
        return archive.read(name).decode()
