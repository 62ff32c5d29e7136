"""WAV: bytes of sound by bytes a second."""


def looks_like(head: bytes) -> bool:
    return head.startswith(b"RIFF") and head[8:12] == b"WAVE"


def seconds(data: bytes) -> float | None:
    at, rate = 12, 0
    while at + 8 <= len(data):
        name, size = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        if name == b"fmt ":
            rate = int.from_bytes(data[at + 16 : at + 20], "little")
        elif name == b"data":
            # a recorder that was cut off leaves the size empty, or as large as it goes
            there = len(data) - at - 8
            return (there if size == 0 else min(size, there)) / rate if rate else None
        at += 8 + size + size % 2
    return None
