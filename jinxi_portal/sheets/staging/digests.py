"""Keyed digests of rows: equal for equal rows, telling nothing of them."""

from collections.abc import Mapping

from jinxi_portal.kernel.sealing import KeyRing
from jinxi_portal.sheets.kinds import SheetKind
from jinxi_portal.sheets.layout.chunk import Chunk

SIZE = 16
#: Not part of a row: the list numbers itself anew every time.
_BESIDE = "serial"
_NEXT = "\x1f"


def row_key(ring: KeyRing, kind: SheetKind, values: Mapping[str, str]) -> bytes:
    return ring.digest("\x1f".join(kind.row_key(values)), f"sheet_key.{kind.key}")[:SIZE]


def key_of_repeat(ring: KeyRing, key: bytes, occurrence: int) -> bytes:
    """The key of the second, third … different row of one person in one list."""
    return ring.digest(f"{key.hex()}#{occurrence}", "sheet_key.repeat")[:SIZE]


def contents_of(ring: KeyRing, kind: SheetKind, chunk: Chunk) -> list[bytes]:
    """What each row says in all of the kind's columns, in their order: a list that is arranged differently, or has an
    empty column more, says the same."""
    order = [key for key in kind.by_key if key != _BESIDE]
    known = [key for key in order if key in chunk.keys]
    form = _NEXT.join("%s" if key in chunk.keys else "" for key in order)
    columns = [chunk.columns[chunk.keys.index(key)] for key in known]
    texts = [form % said for said in zip(*columns, strict=True)] if columns else [form] * len(chunk.rows)
    if chunk.has_kept:
        texts = [_with_kept(text, chunk.kept(place)) for place, text in enumerate(texts)]
    return _digested(ring, kind, texts)


def content_of(ring: KeyRing, kind: SheetKind, values: Mapping[str, str], kept: Mapping[str, str]) -> bytes:
    """The same for one row."""
    text = _NEXT.join(values.get(key, "") for key in kind.by_key if key != _BESIDE)
    return _digested(ring, kind, [_with_kept(text, kept)])[0]


def _with_kept(text: str, kept: Mapping[str, str]) -> str:
    return _NEXT.join((text, *(f"{heading}\x1e{kept[heading]}" for heading in sorted(kept)))) if kept else text


def _digested(ring: KeyRing, kind: SheetKind, texts: list[str]) -> list[bytes]:
    return [digest[:SIZE] for digest in ring.digest_many(texts, f"sheet_content.{kind.key}") if digest is not None]
