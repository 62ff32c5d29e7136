"""The ring this process uses: read from its file when first needed, and again when the file changes."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from jinxi_portal.kernel.sealing.errors import SealError
from jinxi_portal.kernel.sealing.keys_file import load_keys_file
from jinxi_portal.kernel.sealing.ring import KeyRing

PathSource = Callable[[], str | os.PathLike[str]]

_source: PathSource | None = None
_override: KeyRing | None = None
_loaded: tuple[str, tuple[int, int, int], KeyRing] | None = None


def read_keys_from(source: PathSource) -> None:
    """Say where the keys file is; asked anew every time, so settings may change under tests."""
    global _source
    _source = source


def current() -> KeyRing:
    """The ring to seal and read with. A key added by a rotation is seen by every process at its next call.

    Raises:
        SealError: ``no_ring`` or ``bad_ring`` when there is none that can be used; a ring once read is kept when its
            file is gone for a moment.
    """
    global _loaded
    if _override is not None:
        return _override
    if _source is None:
        raise SealError("no_ring", "nobody said where the keys file is")
    path = os.fspath(_source())
    known = _loaded if _loaded is not None and _loaded[0] == path else None
    try:
        stat = os.stat(path)
    except OSError as trouble:
        if known is not None:
            return known[2]
        raise SealError("no_ring", f"{path}: {trouble.strerror}") from None
    version = (stat.st_ino, stat.st_mtime_ns, stat.st_size)
    if known is not None and known[1] == version:
        return known[2]
    ring = load_keys_file(path)
    _loaded = (path, version, ring)
    return ring


@contextmanager
def using(ring: KeyRing) -> Iterator[KeyRing]:
    """For tests and the file command: this ring instead of the one in the file."""
    global _override
    before, _override = _override, ring
    try:
        yield ring
    finally:
        _override = before
