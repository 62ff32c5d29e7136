"""A file is what its content is."""

import io
import zipfile

import pytest
from django.core.exceptions import ValidationError

from jinxi_portal.records.attachments.file_types import FileType, type_of


def packed(**entries: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in entries.items():
            archive.writestr(name, text)
    return out.getvalue()


def office(*names: str) -> bytes:
    return packed(**{"[Content_Types].xml": "<Types/>"} | dict.fromkeys(names, "<x/>"))


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"%PDF-1.7\n...", FileType.PDF),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", FileType.JPEG),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", FileType.PNG),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", FileType.WEBP),
        (office("word/document.xml"), FileType.DOCX),
        (office("xl/workbook.xml"), FileType.XLSX),
        (packed(mimetype="application/vnd.oasis.opendocument.spreadsheet"), FileType.ODS),
        (packed(mimetype="application/vnd.oasis.opendocument.text"), FileType.ODT),
        ("姓名,电话\n王芳,略\n".encode(), FileType.TEXT),
        ("姓名,电话\n王芳,略\n".encode("gb18030"), FileType.TEXT),
        ("姓名".encode("utf-16"), FileType.TEXT),
        (("字" * 8000).encode(), FileType.TEXT),
        (("a" + "字" * 8000).encode("gb18030"), FileType.TEXT),
    ],
)
def test_it_is_told_by_its_content(content: bytes, expected: FileType) -> None:
    file = io.BytesIO(content)
    assert type_of(file) is expected
    assert file.tell() == 0


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"MZ\x90\x00\x03\x00\x00\x00", "unknown_type"),
        (b"<html><script>alert(1)</script></html>", "unknown_type"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "unknown_type"),
        (b"text with a \x00 in it", "unknown_type"),
        (b"GIF89a\x01\x00\x01\x00", "unknown_type"),
        (packed(anything="x"), "unknown_type"),
        (b"PK\x03\x04 broken", "damaged"),
        (office("xl/workbook.xml", "xl/vbaProject.bin"), "macros"),
        (packed(**{"[Content_Types].xml": "<x/>", "word/document.xml": "0" * 5_000_000}), "bomb"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 broken", "damaged"),
    ],
)
def test_what_the_portal_does_not_keep_is_refused_with_a_reason(content: bytes, code: str) -> None:
    with pytest.raises(ValidationError) as refused:
        type_of(io.BytesIO(content))
    assert refused.value.code == code
