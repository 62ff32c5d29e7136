import pytest

from jinxi_portal.records.attachments.file_types import FileType
from jinxi_portal.records.attachments.names import clean_name


@pytest.mark.parametrize(
    ("name", "kind", "expected"),
    [
        ("照片.exe", FileType.JPEG, "照片.jpg"),
        ("照片.JPEG", FileType.JPEG, "照片.jpeg"),
        ("../../etc/passwd", FileType.TEXT, "passwd.txt"),
        ("C:\\资料\\名单.xlsx", FileType.XLSX, "名单.xlsx"),
        ("gpj.\u202eexe.txt", FileType.TEXT, "gpj.exe.txt"),
        ("a\x00b\r\nc.pdf", FileType.PDF, "ab c.pdf"),
        ('a"b<c>.pdf', FileType.PDF, "a_b_c_.pdf"),
        ("", FileType.PDF, "file.pdf"),
        (".pdf", FileType.PDF, "file.pdf"),
        ("字" * 300 + ".pdf", FileType.PDF, "字" * 100 + ".pdf"),
        ("名单.csv", FileType.TEXT, "名单.csv"),
    ],
)
def test_it_is_safe_to_show_and_to_save_under(name: str, kind: FileType, expected: str) -> None:
    assert clean_name(name, kind) == expected
