"""AAC in ADTS frames of 1024 samples."""

_RATES = (96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025, 8000, 7350)
_SAMPLES = 1024
_CERTAIN = 3


def looks_like(head: bytes) -> bool:
    return len(head) > 7 and head[0] == 0xFF and head[1] & 0xF6 == 0xF0


def seconds(data: bytes) -> float | None:
    at, frames, length = 0, 0, 0.0
    while looks_like(data[at : at + 9]):
        rate = (data[at + 2] >> 2) & 0x0F
        size = (data[at + 3] & 3) << 11 | data[at + 4] << 3 | data[at + 5] >> 5
        if rate >= len(_RATES) or size < 7:
            break
        frames += 1
        length += _SAMPLES / _RATES[rate]
        at += size
    return length if frames >= _CERTAIN else None
