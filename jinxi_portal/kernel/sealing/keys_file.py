"""The file that keeps the key ring: JSON with ``active``, ``keys`` (name to base64) and ``digest`` (base64)."""

import base64
import binascii
import json
import os
import secrets
import stat
from pathlib import Path
from typing import Any

from jinxi_portal.kernel import clock
from jinxi_portal.kernel.sealing.errors import SealError
from jinxi_portal.kernel.sealing.ring import KEY_BYTES, KeyRing


def generate_keys_file(path: str | os.PathLike[str]) -> None:
    """Make a new ring with one key, readable by its owner only.

    Raises:
        FileExistsError: when there is a file already: overwriting it would lose every sealed value.
    """
    name = _new_name([])
    content = {"active": name, "keys": {name: _new_key()}, "digest": _new_key()}
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        _write(file, content)


def add_key(path: str | os.PathLike[str]) -> str:
    """Put a new key on the ring and make it the active one; its name. Old keys stay readable until retired."""
    content = _read(Path(path))
    name = _new_name(content["keys"])
    content["keys"][name] = _new_key()
    content["active"] = name
    _replace(Path(path), content)
    return name


def retire_key(path: str | os.PathLike[str], name: str) -> None:
    """Take a key off the ring, once nothing is sealed under it any more: what is cannot be read again.

    Raises:
        SealError: ``bad_ring`` when it is the active key, or not on the ring.
    """
    content = _read(Path(path))
    if name == content["active"] or name not in content["keys"]:
        raise SealError("bad_ring", f"{name} is the active key, or not on the ring")
    del content["keys"][name]
    _replace(Path(path), content)


def load_keys_file(path: str | os.PathLike[str]) -> KeyRing:
    """The ring a file describes.

    Raises:
        SealError: ``no_ring`` when there is no file that can be read, ``bad_ring`` when it says something else.
    """
    return ring_from_mapping(_read(Path(path)))


def ring_from_mapping(content: Any) -> KeyRing:
    """A ring from ``{"active": "k1", "keys": {"k1": base64}, "digest": base64}``.

    Raises:
        SealError: ``bad_ring``, naming what is wrong and no key's content.
    """
    try:
        keys = {str(name): base64.b64decode(key, validate=True) for name, key in content["keys"].items()}
        digest_key = base64.b64decode(content["digest"], validate=True)
        active = str(content["active"])
    except (KeyError, TypeError, AttributeError, binascii.Error, ValueError):
        raise SealError("bad_ring", "expected active, keys (name to base64) and digest (base64)") from None
    return KeyRing(keys, active, digest_key)


def _new_key() -> str:
    return base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode()


def _new_name(taken: Any) -> str:
    """k20260503, and k20260503-2 for a second one on one day: an operator sees how old a key is."""
    name = day = f"k{clock.today():%Y%m%d}"
    count = 1
    while name in taken:
        count += 1
        name = f"{day}-{count}"
    return name


def _read(path: Path) -> Any:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except OSError as trouble:
        raise SealError("no_ring", f"{path}: {trouble.strerror}") from None
    except ValueError:
        raise SealError("bad_ring", f"{path} is not JSON") from None
    ring_from_mapping(content)
    return content


def _write(file: Any, content: Any) -> None:
    json.dump(content, file, indent=2)
    file.write("\n")
    file.flush()
    os.fsync(file.fileno())


def _replace(path: Path, content: Any) -> None:
    """Whole or not at all: a process that reads meanwhile sees the old ring or the new one.

    Whoever could read the old file can read the new one: root exchanges keys that the portal's own user must read.
    """
    before = path.stat()
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        if (before.st_uid, before.st_gid) != (os.geteuid(), os.getegid()):
            os.fchown(handle, before.st_uid, before.st_gid)
        os.fchmod(handle, stat.S_IMODE(before.st_mode) & 0o660)
        _write(file, content)
    draft.replace(path)
