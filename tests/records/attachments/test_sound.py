"""Recordings are known and measured by their content, as browsers and telephones write them."""

import struct

import pytest

from jinxi_portal.records.attachments.sound import length_of, sound_type
from jinxi_portal.records.attachments.sound import mp4 as mp4_reader
from tests.branches.help_factories import webm
from tests.records.attachments.conftest import upload


def box(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", 8 + len(body)) + name + body


def mp4(seconds: int, *, handler: bytes = b"soun", fragments: bool = False) -> bytes:
    rate = 48_000
    header = b"\0" * 12 + struct.pack(">II", rate, 0 if fragments else seconds * rate)
    media = box(b"mdia", box(b"mdhd", header) + box(b"hdlr", b"\0" * 8 + handler + b"\0" * 12))
    data = box(b"ftyp", b"M4A \0\0\0\0") + box(b"moov", box(b"mvhd", header) + box(b"trak", media))
    if fragments:
        for second in range(seconds):
            run = b"\0" + (0x100).to_bytes(3, "big") + struct.pack(">I", 2) + struct.pack(">II", rate // 2, rate // 2)
            at = b"\0" * 4 + struct.pack(">I", second * rate)
            data += box(b"moof", box(b"traf", box(b"tfhd", b"\0" * 8) + box(b"tfdt", at) + box(b"trun", run)))
            data += box(b"mdat", b"sound")
    return data


def ogg(seconds: int, head: bytes = b"OpusHead\x01\x01") -> bytes:
    def page(granule: int, body: bytes) -> bytes:
        return b"OggS\0\0" + struct.pack("<q", granule) + b"\0" * 12 + b"\x01" + bytes([len(body)]) + body

    first = head + struct.pack("<H", 312) + b"\0" * 8
    return page(0, first) + page(24_000, b"x" * 40) + page(seconds * 48_000 + 312, b"x" * 40)


def wav(seconds: int) -> bytes:
    body = b"\0" * (seconds * 8000)
    form = b"fmt " + struct.pack("<IHHIIHH", 16, 1, 1, 8000, 8000, 1, 8)
    return b"RIFF" + struct.pack("<I", len(body)) + b"WAVE" + form + b"data" + struct.pack("<I", len(body)) + body


def mp3(seconds: int) -> bytes:
    frame = b"\xff\xfb\x90\x00" + b"\0" * 413  # 128 kbit, 44.1 kHz: 417 bytes, 1152 samples
    return b"ID3\x03\0\0\0\0\0\x05hello" + frame * round(seconds * 44_100 / 1152)


def aac(seconds: int) -> bytes:
    size = 32
    head = bytes([0xFF, 0xF1, 4 << 2 | 1 << 6, 0x40 | size >> 11, size >> 3 & 0xFF, (size & 7) << 5 | 0x1F, 0xFC])
    return (head + b"\0" * (size - 7)) * round(seconds * 44_100 / 1024)


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (webm(42), "audio/webm"),
        (ogg(42), "audio/ogg"),
        (mp4(42), "audio/mp4"),
        (mp4(42, fragments=True), "audio/mp4"),
        (wav(42), "audio/wav"),
        (mp3(42), "audio/mpeg"),
        (aac(42), "audio/aac"),
    ],
)
def test_a_recording_is_known_and_measured(content: bytes, media_type: str) -> None:
    file = upload(content)
    assert sound_type(file, content[:8192]) == media_type
    assert length_of(file, media_type) == pytest.approx(42, abs=0.1)


@pytest.mark.parametrize(
    "content",
    [
        webm(5, video=True),
        mp4(5, handler=b"vide"),
        ogg(5, head=b"\x80theora..."),
        b"\x1a\x45\xdf\xa3" + b"\0" * 40,
        b"\xff\xfb\x90\x00" + b"\0" * 40,
        b"#!AMR\n" + b"\x3c" + b"\0" * 31,
        b"plain words",
    ],
)
def test_films_broken_files_and_what_browsers_cannot_play_are_none(content: bytes) -> None:
    assert sound_type(upload(content), content[:8192]) is None


def test_a_recording_that_was_cut_off_counts_as_far_as_it_goes() -> None:
    assert length_of(upload(webm(42)[:-30]), "audio/webm") == pytest.approx(41, abs=1.1)
    assert mp4_reader.seconds(mp4(42, fragments=True)[:-200]) == pytest.approx(41, abs=2)
