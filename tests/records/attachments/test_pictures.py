"""Pictures lose what the camera wrote into them and stand upright."""

import io
import struct
import zlib
from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError
from PIL import Image

from jinxi_portal.records.attachments.file_types import FileType
from jinxi_portal.records.attachments.pictures import clean_picture


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_place_device_and_comment_are_gone_and_it_stands_upright(photo: Callable[..., bytes], form: str) -> None:
    taken = photo(form)
    cleaned = clean_picture(io.BytesIO(taken), FileType[form]).getvalue()
    assert b"PhoneMaker" in taken
    assert b"PhoneMaker" not in cleaned
    assert b"hidden words" not in cleaned
    with Image.open(io.BytesIO(cleaned)) as picture:
        assert picture.format == form
        assert picture.size == (40, 80)
        assert dict(picture.getexif()) == {}
        top: tuple[int, ...] = picture.convert("RGB").getpixel((20, 10))  # type: ignore[assignment]
        assert top[0] > 200
        assert top[2] < 60


def bomb(width: int, height: int) -> bytes:
    """A PNG that says it is huge."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"0")) + chunk(b"IEND", b"")


@pytest.mark.parametrize("size", [(9000, 9000), (13_000, 13_000), (60_000, 60_000)])
def test_a_picture_bomb_is_refused_before_it_unpacks(size: tuple[int, int]) -> None:
    with pytest.raises(ValidationError) as refused:
        clean_picture(io.BytesIO(bomb(*size)), FileType.PNG)
    assert refused.value.code == "bomb"


def test_a_damaged_picture_is_refused(photo: Callable[..., bytes]) -> None:
    with pytest.raises(ValidationError) as refused:
        clean_picture(io.BytesIO(photo("PNG")[:-60]), FileType.PNG)
    assert refused.value.code == "damaged"


def test_a_picture_with_a_palette_or_transparency_becomes_a_jpeg_all_the_same() -> None:
    out = io.BytesIO()
    Image.new("CMYK", (10, 10)).save(out, "JPEG")
    assert clean_picture(out, FileType.JPEG).getvalue()[:3] == b"\xff\xd8\xff"
