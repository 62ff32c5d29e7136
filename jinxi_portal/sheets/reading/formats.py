"""What a file is, by its content. The name is never asked: it is often wrong."""

import re
import zipfile
from enum import StrEnum
from pathlib import Path

import olefile

from jinxi_portal.sheets.reading.archive import check_actual_sizes, check_declared_sizes, open_archive
from jinxi_portal.sheets.reading.limits import LIMITS, Limits
from jinxi_portal.sheets.reading.refusal import FileRefused


class FileFormat(StrEnum):
    XLSX = "xlsx"
    XLS = "xls"
    ODS = "ods"
    CSV = "csv"


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PROGRAMS = (b"MZ", b"\x7fELF", b"\xcf\xfa\xed\xfe", b"\xfe\xed\xfa\xcf", b"#!")
_OTHERS: dict[bytes, str] = {
    b"%PDF": "PDF",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"Rar!": "RAR",
    b"7z\xbc\xaf": "7z",
    b"\x1f\x8b": "gzip",
    b"{\\rtf": "RTF",
    b"SQLite format 3": "SQLite",
    b"PAR1": "Parquet",
}
_WEB_PAGE = re.compile(rb"^\s*(<\?xml|<!doctype html|<html|<table|<meta|<head)", re.IGNORECASE)
_ODS_TYPE = b"application/vnd.oasis.opendocument.spreadsheet"


def recognise(path: Path, *, limits: Limits = LIMITS, thorough: bool = True) -> FileFormat:
    """The format of a file.

    ``thorough=False`` skips the counting of unpacked bytes, for a file that has passed it before.

    Raises:
        FileRefused: the file is empty, too large, not a table, or not safe to open.
    """
    size = path.stat().st_size
    if size == 0:
        raise FileRefused("file_empty")
    if size > limits.file_bytes:
        raise FileRefused("file_too_large", size=round(size / 1024 / 1024), limit=limits.file_bytes // (1024 * 1024))
    with path.open("rb") as file:
        head = file.read(4096)
    if head.startswith(_OLE):
        return _recognise_ole(path)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _recognise_zip(path, limits=limits, thorough=thorough)
    if head.startswith(_PROGRAMS):
        raise FileRefused("file_is_program")
    for magic, found in _OTHERS.items():
        if head.startswith(magic):
            raise FileRefused("file_kind_unknown", found=found)
    if _WEB_PAGE.match(head.removeprefix(b"\xef\xbb\xbf")):
        raise FileRefused("file_web_page")
    return FileFormat.CSV


def _recognise_zip(path: Path, *, limits: Limits, thorough: bool) -> FileFormat:
    with open_archive(path) as archive:
        names = {entry.filename.lower() for entry in archive.infolist()}
        check_declared_sizes(archive, limits)
        found = _zip_format(archive, names)
        if thorough:
            check_actual_sizes(path, archive, limits)
    return found


def _zip_format(archive: zipfile.ZipFile, names: set[str]) -> FileFormat:
    if any(name.rsplit("/", 1)[-1].startswith("vbaproject") for name in names) or "xl/macrosheets" in " ".join(names):
        raise FileRefused("file_has_macros")
    if "[content_types].xml" in names:
        if b"macroenabled" in _small_part(archive, "[Content_Types].xml").lower():
            raise FileRefused("file_has_macros")
        if "xl/workbook.xml" in names:
            return FileFormat.XLSX
        if "xl/workbook.bin" in names:
            raise FileRefused("file_kind_unknown", found="XLSB")
        raise FileRefused("file_kind_unknown", found="Word" if "word/document.xml" in names else "Office")
    if "mimetype" in names and _small_part(archive, "mimetype").startswith(_ODS_TYPE):
        if any(name.startswith(("basic/", "scripts/")) for name in names):
            raise FileRefused("file_has_macros")
        if b"encryption-data" in _small_part(archive, "META-INF/manifest.xml"):
            raise FileRefused("file_encrypted")
        return FileFormat.ODS
    raise FileRefused("file_kind_unknown", found="ZIP")


def _small_part(archive: zipfile.ZipFile, name: str) -> bytes:
    for entry in archive.infolist():
        if entry.filename.lower() == name.lower():
            try:
                with archive.open(entry) as part:
                    return part.read(4 * 1024 * 1024)
            except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError):
                raise FileRefused("file_damaged") from None
    return b""


def _recognise_ole(path: Path) -> FileFormat:
    try:
        with olefile.OleFileIO(str(path)) as ole:
            parts = {"/".join(entry).lower() for entry in ole.listdir(streams=True, storages=True)}
            stream = next((name for name in ("Workbook", "Book") if ole.exists(name)), None)
            protected = stream is not None and _asks_password(ole.openstream(stream).read(64 * 1024))
    except (OSError, ValueError, IndexError, TypeError):
        raise FileRefused("file_damaged") from None
    if "encryptedpackage" in parts:
        raise FileRefused("file_encrypted")
    if any(part.startswith("_vba_project_cur") or part.endswith("/vba") for part in parts):
        raise FileRefused("file_has_macros")
    if stream is None:
        raise FileRefused("file_kind_unknown", found="Word" if "worddocument" in parts else "OLE")
    if protected:
        raise FileRefused("file_encrypted")
    return FileFormat.XLS


def _asks_password(workbook: bytes) -> bool:
    """Walk the first records of an .xls; record 0x2F (FILEPASS) says that the rest is encrypted."""
    at = 0
    while at + 4 <= len(workbook):
        record = int.from_bytes(workbook[at : at + 2], "little")
        if record == 0x2F:
            return True
        if record == 0x0A:
            return False
        at += 4 + int.from_bytes(workbook[at + 2 : at + 4], "little")
    return False
