"""WebM (Matroska), as Chrome, WeChat and Firefox record. While recording, browsers write no duration: the blocks tell."""

import struct

_EBML = b"\x1a\x45\xdf\xa3"
_SEGMENT, _INFO, _TRACKS, _TRACK, _CLUSTER, _GROUP = 0x18538067, 0x1549A966, 0x1654AE6B, 0xAE, 0x1F43B675, 0xA0
#: Parts whose inside is read; sizes of these may be unknown while recording.
_ENTERED = frozenset({_SEGMENT, _INFO, _TRACKS, _TRACK, _CLUSTER, _GROUP})
_SCALE, _DURATION, _TRACK_TYPE, _TIMECODE = 0x2AD7B1, 0x4489, 0x83, 0xE7
_BLOCKS = frozenset({0xA3, 0xA1})
_VIDEO = 1


def looks_like(head: bytes) -> bool:
    return head.startswith(_EBML)


def seconds(data: bytes) -> float | None:
    at, scale, stated, cluster, last, tracks = 0, 1_000_000, 0.0, 0, 0, 0
    while at < len(data):
        name, at = _name(data, at)
        size, at = _size(data, at)
        if name in _ENTERED:
            continue
        if size is None:
            return None
        if name == _SCALE:
            scale = int.from_bytes(data[at : at + size], "big")
        elif name == _DURATION:
            stated = struct.unpack(">d" if size == 8 else ">f", data[at : at + size])[0]
        elif name == _TRACK_TYPE:
            tracks += 1
            if data[at] == _VIDEO:
                return None
        elif name == _TIMECODE:
            cluster = int.from_bytes(data[at : at + size], "big")
        elif name in _BLOCKS and at + size <= len(data):
            _track, block = _size(data, at)
            last = max(last, cluster + struct.unpack(">h", data[block : block + 2])[0])
        at += size
    return max(stated, float(last)) * scale / 1e9 if tracks else None


def _name(data: bytes, at: int) -> tuple[int, int]:
    length = _length(data[at], most=4)
    return int.from_bytes(data[at : at + length], "big"), at + length


def _size(data: bytes, at: int) -> tuple[int | None, int]:
    length = _length(data[at], most=8)
    mask = (1 << (7 * length)) - 1
    value = int.from_bytes(data[at : at + length], "big") & mask
    return (None if value == mask else value), at + length


def _length(first: int, *, most: int) -> int:
    for length in range(1, most + 1):
        if first & (0x80 >> (length - 1)):
            return length
    raise ValueError("not a Matroska number")
