"""MP4 (m4a), as iPhones and many recorders write: whole with its duration, or in fragments without one."""

from collections.abc import Iterator

_ENTERED = frozenset({b"moov", b"trak", b"mdia", b"moof", b"traf", b"mvex"})
_VIDEO, _SOUND = b"vide", b"soun"


def looks_like(head: bytes) -> bool:
    return head[4:8] == b"ftyp"


def seconds(data: bytes) -> float | None:
    handlers: set[bytes] = set()
    stated, scale, usual, start, end = 0.0, 0, 0, 0, 0
    for name, body in _boxes(data, 0, len(data)):
        if name == b"hdlr":
            handlers.add(body[8:12])
        elif name == b"mvhd":
            units, length = _scale_and_length(body)
            stated = max(stated, length / units if units and length not in (2**32 - 1, 2**64 - 1) else 0)
        elif name == b"mdhd":
            scale = _scale_and_length(body)[0]
        elif name == b"trex":
            usual = _number(body, 12)
        elif name == b"tfhd":
            usual = _default_duration(body) or usual
        elif name == b"tfdt":
            start = _number(body, 4, 8 if body[0] else 4)
        elif name == b"trun":
            start += _run_length(body, usual)
            end = max(end, start)
    if _VIDEO in handlers or _SOUND not in handlers:
        return None
    found = max(stated, end / scale if scale else 0)
    return found or None


def _boxes(data: bytes, at: int, end: int) -> Iterator[tuple[bytes, bytes]]:
    while at + 8 <= end:
        size, name, head = _number(data, at), data[at + 4 : at + 8], 8
        if size == 1:
            size, head = _number(data, at + 8, 8), 16
        elif size == 0:
            size = end - at
        if size < head:
            return
        stop = min(at + size, end)
        if name in _ENTERED:
            yield from _boxes(data, at + head, stop)
        elif name != b"mdat":
            yield name, data[at + head : stop]
        at += size


def _scale_and_length(body: bytes) -> tuple[int, int]:
    """``mvhd`` and ``mdhd`` begin alike: version, two times, units a second, duration."""
    return (_number(body, 20), _number(body, 24, 8)) if body[0] else (_number(body, 12), _number(body, 16))


def _default_duration(body: bytes) -> int:
    flags = _number(body, 1, 3)
    at = 8 + (8 if flags & 1 else 0) + (4 if flags & 2 else 0)
    return _number(body, at) if flags & 8 else 0


def _run_length(body: bytes, usual: int) -> int:
    flags, count = _number(body, 1, 3), _number(body, 4)
    if not flags & 0x100:
        return count * usual
    at = 8 + (4 if flags & 1 else 0) + (4 if flags & 4 else 0)
    step = 4 * sum(bool(flags & bit) for bit in (0x100, 0x200, 0x400, 0x800))
    return sum(_number(body, at + step * place) for place in range(min(count, (len(body) - at) // step)))


def _number(data: bytes, at: int, length: int = 4) -> int:
    return int.from_bytes(data[at : at + length], "big")
