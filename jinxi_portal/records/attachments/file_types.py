"""What a file is, told by its content. Its name and what the browser claims are not asked."""

import io
import zipfile
from enum import Enum
from typing import IO

import filetype
import olefile
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from jinxi_portal.records.attachments.sound import sound_type

HEAD = 8192
#: A packed document may grow at most so much when unpacked, or it is a bomb.
MOST_GROWTH = 200
MOST_UNPACKED = 1024 * 1024 * 1024


class FileType(Enum):
    """The types the portal keeps: (media type, extension)."""

    JPEG = ("image/jpeg", "jpg")
    PNG = ("image/png", "png")
    WEBP = ("image/webp", "webp")
    PDF = ("application/pdf", "pdf")
    DOCX = ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx")
    XLSX = ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx")
    DOC = ("application/msword", "doc")
    XLS = ("application/vnd.ms-excel", "xls")
    ODT = ("application/vnd.oasis.opendocument.text", "odt")
    ODS = ("application/vnd.oasis.opendocument.spreadsheet", "ods")
    TEXT = ("text/plain", "txt")
    WEBM = ("audio/webm", "webm")
    OGG = ("audio/ogg", "ogg")
    M4A = ("audio/mp4", "m4a")
    MP3 = ("audio/mpeg", "mp3")
    AAC = ("audio/aac", "aac")
    WAV = ("audio/wav", "wav")

    @property
    def media_type(self) -> str:
        return self.value[0]

    @property
    def extension(self) -> str:
        return self.value[1]


PICTURES = frozenset({FileType.JPEG, FileType.PNG, FileType.WEBP})
PAPERS = frozenset({FileType.PDF, FileType.DOCX, FileType.DOC, FileType.ODT, FileType.TEXT})
SHEETS = frozenset({FileType.XLSX, FileType.XLS, FileType.ODS, FileType.TEXT})
#: What browsers both record and play.
SOUNDS = frozenset({FileType.WEBM, FileType.OGG, FileType.M4A, FileType.MP3, FileType.AAC, FileType.WAV})

_BY_MEDIA_TYPE = {kind.media_type: kind for kind in (FileType.JPEG, FileType.PNG, FileType.WEBP)}
_SOUND_OF = {kind.media_type: kind for kind in SOUNDS}


def type_of(file: IO[bytes]) -> FileType:
    """The type of an open file; its position is put back to the beginning.

    Raises:
        ValidationError: the file is empty, encrypted, carries macros, is a bomb, or is of no type the portal keeps.
    """
    file.seek(0)
    head = file.read(HEAD)
    try:
        if not head:
            raise ValidationError(_("这个文件是空的，请重新选择。"), code="empty")
        if head.startswith(b"PK\x03\x04"):
            return _packed(file)
        if head.startswith(olefile.MAGIC):
            return _compound(file)
        if b"%PDF-" in head[:1024]:
            return FileType.PDF
        heard = sound_type(file, head)
        if heard is not None:
            return _SOUND_OF[heard]
        found = filetype.guess(head)
        if found is not None and found.mime in _BY_MEDIA_TYPE:
            return _BY_MEDIA_TYPE[found.mime]
        if found is None and _is_text(head, file):
            return FileType.TEXT
        raise _unknown()
    finally:
        file.seek(0)


def _unknown() -> ValidationError:
    return ValidationError(
        _("这类文件不能保存。请改用图片（JPG、PNG）、PDF、Word、Excel 或纯文本。"), code="unknown_type"
    )


def _packed(file: IO[bytes]) -> FileType:
    try:
        with zipfile.ZipFile(file) as archive:
            entries = archive.infolist()
            names = {entry.filename for entry in entries}
            packed, unpacked = (
                sum(entry.compress_size for entry in entries),
                sum(entry.file_size for entry in entries),
            )
            if unpacked > MOST_UNPACKED or unpacked > MOST_GROWTH * max(packed, 1):
                raise ValidationError(_("这个文件展开后过大，不能保存。"), code="bomb")
            if any(name.lower().endswith("vbaproject.bin") for name in names):
                raise ValidationError(_("文件里有宏，不能保存。请另存为不带宏的格式后再传。"), code="macros")
            if "[Content_Types].xml" in names:
                if "word/document.xml" in names:
                    return FileType.DOCX
                if "xl/workbook.xml" in names:
                    return FileType.XLSX
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 100:
                said = archive.read("mimetype").decode("ascii", "replace").strip()
                for kind in (FileType.ODT, FileType.ODS):
                    if said == kind.media_type:
                        return kind
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, ValueError) as error:
        raise ValidationError(_("这个文件已损坏，打不开。"), code="damaged") from error
    raise _unknown()


def _compound(file: IO[bytes]) -> FileType:
    """Old Office files; a password or macros hide in the same container."""
    file.seek(0)
    try:
        with olefile.OleFileIO(io.BytesIO(file.read())) as document:
            if document.exists("EncryptedPackage"):
                raise ValidationError(_("文件有密码，不能保存。请取消密码后再传。"), code="encrypted")
            if document.exists("Macros") or document.exists("_VBA_PROJECT_CUR"):
                raise ValidationError(_("文件里有宏，不能保存。请另存为不带宏的格式后再传。"), code="macros")
            if document.exists("WordDocument"):
                return FileType.DOC
            if document.exists("Workbook") or document.exists("Book"):
                return FileType.XLS
    except OSError as error:
        raise ValidationError(_("这个文件已损坏，打不开。"), code="damaged") from error
    raise _unknown()


def _is_text(head: bytes, file: IO[bytes]) -> bool:
    """Text in UTF-8, UTF-16 with its mark, or GB18030, without control characters; markup is not plain text."""
    cut = len(head) == HEAD
    for encoding in (
        ("utf-16", "utf-8-sig", "gb18030") if head[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "gb18030")
    ):
        for end in range(len(head), max(len(head) - 4, 0), -1) if cut else (len(head),):
            try:
                text = head[:end].decode(encoding)
            except UnicodeDecodeError:
                continue
            return _reads_as_text(text)
    return False


def _reads_as_text(text: str) -> bool:
    if text.lstrip().startswith("<"):
        return False
    return all(sign.isprintable() or sign in "\t\r\n\f\u3000\ufeff" for sign in text)
