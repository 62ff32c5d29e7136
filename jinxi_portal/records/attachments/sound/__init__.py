"""Recordings: what they are and how long they last, read from the file itself and never from what a browser claims.

One small reader per container that browsers and telephones record and that browsers play. A file with pictures that move is no
recording; one that cannot be measured is not kept where length matters.
"""

from collections.abc import Callable
from typing import IO

from jinxi_portal.records.attachments.sound import adts, matroska, mp3, mp4, ogg, wave

#: By media type: whether a beginning looks like it, and the seconds of a whole file (None: no recording).
Reader = tuple[Callable[[bytes], bool], Callable[[bytes], float | None]]
READERS: dict[str, Reader] = {
    "audio/webm": (matroska.looks_like, matroska.seconds),
    "audio/ogg": (ogg.looks_like, ogg.seconds),
    "audio/mp4": (mp4.looks_like, mp4.seconds),
    "audio/wav": (wave.looks_like, wave.seconds),
    "audio/aac": (adts.looks_like, adts.seconds),
    "audio/mpeg": (mp3.looks_like, mp3.seconds),
}


def sound_type(file: IO[bytes], head: bytes) -> str | None:
    """The media type of a recording, or None; the file is read whole only when its beginning looks like one."""
    for media_type, (looks_like, seconds) in READERS.items():
        if looks_like(head):
            return media_type if _measured(seconds, file) is not None else None
    return None


def length_of(file: IO[bytes], media_type: str) -> float | None:
    """How many seconds a recording of this type lasts."""
    return _measured(READERS[media_type][1], file)


def _measured(seconds: Callable[[bytes], float | None], file: IO[bytes]) -> float | None:
    file.seek(0)
    try:
        return seconds(file.read())
    except (IndexError, ValueError, ZeroDivisionError, OverflowError):
        return None
    finally:
        file.seek(0)
