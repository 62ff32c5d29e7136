"""Keyed digests of rows: equal for equal rows, telling nothing of them."""

from collections.abc import Mapping

from jinxi_portal.kernel.sealing import KeyRing
from jinxi_portal.sheets.kinds import SheetKind

SIZE = 16
#: Not part of a row: the list numbers itself anew every time.
_BESIDE = frozenset({"serial"})


def row_key(ring: KeyRing, kind: SheetKind, values: Mapping[str, str]) -> bytes:
    return ring.digest("\x1f".join(kind.row_key(values)), f"sheet_key.{kind.key}")[:SIZE]


def key_of_repeat(ring: KeyRing, key: bytes, occurrence: int) -> bytes:
    """The key of the second, third … different row of one person in one list."""
    return ring.digest(f"{key.hex()}#{occurrence}", "sheet_key.repeat")[:SIZE]


def row_content(ring: KeyRing, kind: SheetKind, values: Mapping[str, str], extra: Mapping[str, str]) -> bytes:
    """Independent of the order of columns and of empty cells, so that a rearranged list changes nothing."""
    said = [f"{key}\x1e{value}" for key, value in sorted(values.items()) if value and key not in _BESIDE]
    said += [f"+{heading}\x1e{text}" for heading, text in sorted(extra.items())]
    return ring.digest("\x1f".join(said), f"sheet_content.{kind.key}")[:SIZE]
