"""MP3: frame by frame, because the bit rate may change from one to the next."""

_BITS_1 = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_BITS_2 = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
_RATES = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}
_LAYER_3 = 1
_CERTAIN = 3


def looks_like(head: bytes) -> bool:
    return head.startswith(b"ID3") or (len(head) > 3 and head[0] == 0xFF and head[1] & 0xE6 == 0xE2)


def seconds(data: bytes) -> float | None:
    at, frames, length = _after_tag(data), 0, 0.0
    while at + 4 <= len(data):
        frame = _frame(data[at : at + 4])
        if frame is None:
            break
        size, lasts = frame
        frames += 1
        length += lasts
        at += size
    return length if frames >= _CERTAIN else None


def _after_tag(data: bytes) -> int:
    if not data.startswith(b"ID3"):
        return 0
    size = 0
    for byte in data[6:10]:
        size = size << 7 | byte & 0x7F
    return 10 + size


def _frame(head: bytes) -> tuple[int, float] | None:
    """Bytes and seconds of a frame."""
    version, layer = (head[1] >> 3) & 3, (head[1] >> 1) & 3
    bits, rate = head[2] >> 4, (head[2] >> 2) & 3
    if head[0] != 0xFF or head[1] & 0xE0 != 0xE0 or version == 1 or layer != _LAYER_3 or not 0 < bits < 15 or rate == 3:
        return None
    per_second = _RATES[version][rate]
    samples = 1152 if version == 3 else 576
    kilobits = (_BITS_1 if version == 3 else _BITS_2)[bits]
    return samples // 8 * kilobits * 1000 // per_second + ((head[2] >> 1) & 1), samples / per_second
