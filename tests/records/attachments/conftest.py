"""Users stand in for a room's cases: the clerk may attach, the secretary may look, the rest may not."""

import io
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from jinxi_portal.accounts.public import Policy, Role, posted
from jinxi_portal.records.attachments.file_types import PAPERS, PICTURES, SHEETS
from jinxi_portal.records.attachments.kinds import AttachmentKind, attachment_kinds, register_attachment_kind
from jinxi_portal.records.subjects import SubjectKind, register_subject, subject_kinds

POLICY = Policy(
    "tests",
    {
        "see": posted(Role.COMMITTEE_CLERK, Role.COMMITTEE_SECRETARY),
        "attach": posted(Role.COMMITTEE_CLERK),
    },
)
KINDS = [
    AttachmentKind("tests.paper", "材料", PICTURES | PAPERS | SHEETS, most_bytes=200_000, most=3),
    AttachmentKind("tests.photo", "照片", PICTURES),
]


@pytest.fixture(autouse=True)
def users_are_cases(settings: Any, tmp_path: Any) -> Iterator[None]:
    settings.MEDIA_ROOT = tmp_path / "files"
    register_subject(SubjectKind("accounts.user", "用户", POLICY, see_act="see", attach_act="attach"))
    for kind in KINDS:
        register_attachment_kind(kind)
    yield
    del subject_kinds._entries["accounts.user"]
    for kind in KINDS:
        del attachment_kinds._entries[kind.key]


def upload(content: bytes, name: str = "文件.bin") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


@pytest.fixture
def photo() -> Callable[..., bytes]:
    """A picture as a phone takes it: red left, blue right, lying on its side, with place, time and device."""

    def take(form: str = "JPEG", size: tuple[int, int] = (80, 40)) -> bytes:
        picture = Image.new("RGB", size, "blue")
        picture.paste("red", (0, 0, size[0] // 2, size[1]))
        exif = Image.Exif()
        exif[0x0112] = 6  # to be turned a quarter to the right
        exif[0x010F] = "PhoneMaker"
        exif.get_ifd(0x8825)[1] = "N"
        out = io.BytesIO()
        picture.save(out, form, exif=exif, comment=b"hidden words") if form == "JPEG" else picture.save(
            out, form, exif=exif
        )
        return out.getvalue()

    return take
