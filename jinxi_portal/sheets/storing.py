"""Where the files themselves lie: outside the web root, under a name that says nothing."""

import hashlib
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from django.core.files.base import File
from django.core.files.storage import default_storage

from jinxi_portal.sheets.reading.limits import LIMITS
from jinxi_portal.sheets.reading.refusal import FileRefused

FOLDER = "sheets"
LONGEST_NAME = 100


@dataclass(frozen=True)
class KeptFile:
    place: str
    size: int
    digest: str

    @property
    def path(self) -> Path:
        return Path(default_storage.path(self.place))

    def drop(self) -> None:
        drop_file(self.place)


def keep_file(file: "File[Any]") -> KeptFile:
    """Store a file as it came, with its size and SHA-256.

    Raises:
        FileRefused: it is larger than the limit; nothing is kept.
    """
    if file.size > LIMITS.file_bytes:
        megabytes = 1024 * 1024
        raise FileRefused("file_too_large", size=round(file.size / megabytes), limit=LIMITS.file_bytes // megabytes)
    folder = secrets.token_hex(16)
    file.seek(0)
    place: str = default_storage.save(f"{FOLDER}/{folder[:2]}/{folder}", file)
    digest, size = hashlib.sha256(), 0
    with default_storage.open(place) as kept:
        for piece in kept.chunks():
            digest.update(piece)
            size += len(piece)
    return KeptFile(place, size, digest.hexdigest())


def drop_file(place: str) -> None:
    if place:
        default_storage.delete(place)


def open_file(place: str) -> IO[Any]:
    return default_storage.open(place)


def shown_name(name: str) -> str:
    """The name a file came with, without folders and control characters, short enough to show."""
    last = Path(name.replace("\\", "/")).name
    clean = "".join(sign for sign in last if sign.isprintable()).strip()
    return f"{Path(clean).stem[:LONGEST_NAME]}{Path(clean).suffix[:10]}" or "file"
