"""Ogg with Opus or Vorbis: the last page says how far the recording has come."""

_PAGE = b"OggS"
_OPUS, _VORBIS = b"OpusHead", b"\x01vorbis"
_OPUS_RATE = 48_000
_HEADER = 27


def looks_like(head: bytes) -> bool:
    return head.startswith(_PAGE)


def seconds(data: bytes) -> float | None:
    at, rate, skipped, last = 0, 0, 0, 0
    while data[at : at + 4] == _PAGE and at + _HEADER <= len(data):
        laces = data[at + 26]
        body = at + _HEADER + laces
        if at == 0:
            rate, skipped = _codec(data[body : body + 32])
            if not rate:
                return None
        granule = int.from_bytes(data[at + 6 : at + 14], "little", signed=True)
        last = max(last, granule)
        at = body + sum(data[at + _HEADER : body])
    return max(0, last - skipped) / rate


def _codec(head: bytes) -> tuple[int, int]:
    """Samples a second, and how many at the beginning are not heard."""
    if head.startswith(_OPUS):
        return _OPUS_RATE, int.from_bytes(head[10:12], "little")
    if head.startswith(_VORBIS):
        return int.from_bytes(head[12:16], "little"), 0
    return 0, 0
