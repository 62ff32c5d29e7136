"""A workbook is a zip archive: what lies in it, and whether unpacking it is safe."""

import struct
import zipfile
import zlib
from pathlib import Path
from typing import BinaryIO

from jinxi_portal.sheets.reading.limits import LIMITS, Limits
from jinxi_portal.sheets.reading.refusal import FileRefused

_PIECE = 256 * 1024
_LOCAL_HEADER = struct.Struct("<4s2xHHHHLLLHH")


def open_archive(path: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise FileRefused("file_damaged") from None


def check_declared_sizes(archive: zipfile.ZipFile, limits: Limits = LIMITS) -> None:
    """Refuse by what the archive says of itself, before a byte is unpacked."""
    entries = archive.infolist()
    if len(entries) > limits.parts:
        raise _squeezed(limits)
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise FileRefused("file_encrypted")
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    _refuse_if_squeezed(unpacked, packed, limits)
    _refuse_overlaps(entries, limits)


def check_actual_sizes(path: Path, archive: zipfile.ZipFile, limits: Limits = LIMITS) -> None:
    """Unpack everything into nothing, counting: an archive may lie about its sizes.

    The library would silently stop at the declared size; other readers of the same file would not.
    """
    total = 0
    with path.open("rb") as raw:
        for entry in archive.infolist():
            total += _unpacked_size(raw, entry, limits, total)


def _unpacked_size(raw: BinaryIO, entry: zipfile.ZipInfo, limits: Limits, before: int) -> int:
    if entry.compress_type == zipfile.ZIP_STORED:
        return entry.file_size
    if entry.compress_type != zipfile.ZIP_DEFLATED:
        raise FileRefused("file_damaged")
    raw.seek(entry.header_offset)
    header = raw.read(_LOCAL_HEADER.size)
    if len(header) < _LOCAL_HEADER.size or not header.startswith(b"PK\x03\x04"):
        raise FileRefused("file_damaged")
    name_length, extra_length = _LOCAL_HEADER.unpack(header)[-2:]
    raw.seek(name_length + extra_length, 1)
    inflate = zlib.decompressobj(-15)
    left, size, fed = entry.compress_size, 0, b""
    try:
        while not inflate.eof:
            if not fed:
                fed = raw.read(min(_PIECE, left))
                left -= len(fed)
            unpacked = inflate.decompress(fed, 4 * _PIECE)
            if not fed and not unpacked:
                break
            size += len(unpacked)
            fed = inflate.unconsumed_tail
            if size > entry.file_size or before + size > limits.unpacked_bytes:
                raise _squeezed(limits)
    except zlib.error:
        raise FileRefused("file_damaged") from None
    if size != entry.file_size:
        raise FileRefused("file_damaged")
    return size


def _refuse_if_squeezed(unpacked: int, packed: int, limits: Limits) -> None:
    if unpacked > limits.unpacked_bytes:
        raise _squeezed(limits)
    if unpacked > limits.squeeze_from_bytes and unpacked > limits.squeeze_ratio * max(packed, 1):
        raise _squeezed(limits)


def _refuse_overlaps(entries: list[zipfile.ZipInfo], limits: Limits) -> None:
    """Several names for the same packed bytes: the trick of a bomb that is flat instead of nested."""
    end = 0
    for entry in sorted(entries, key=lambda each: each.header_offset):
        if entry.header_offset < end:
            raise _squeezed(limits)
        end = entry.header_offset + entry.compress_size


def _squeezed(limits: Limits) -> FileRefused:
    return FileRefused("file_squeezed", ratio=limits.squeeze_ratio, limit=limits.unpacked_bytes // (1024 * 1024))
