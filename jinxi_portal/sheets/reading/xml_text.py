"""XML parts of a workbook as text, without entities, whole (small parts) or in pieces (sheets, strings)."""

import codecs
import re
import zipfile
import zlib
from collections.abc import Iterator
from html import unescape
from xml.etree import ElementTree

from jinxi_portal.sheets.reading.cells import WITHOUT_SEPARATORS
from jinxi_portal.sheets.reading.refusal import FileRefused

_PIECE = 256 * 1024
_SMALL_PART = 32 * 1024 * 1024
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_CDATA = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
_PREFIX = re.compile(r"<(\w+:)?(?:worksheet|sst)\b")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
# Some writers number every Chinese character; three digits and more are never the signs that mean something in XML.
_NUMBERED = re.compile(r"(?:&#\d{3,7};)+")
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, UnicodeDecodeError, NotImplementedError)


def small_tree(archive: zipfile.ZipFile, name: str) -> ElementTree.Element | None:
    """A small part as a tree, ``None`` when the workbook has no such part."""
    if (entry := find_part(archive, name)) is None:
        return None
    if entry.file_size > _SMALL_PART:
        raise FileRefused("file_damaged")
    try:
        data = archive.read(entry)
        text = data.decode(_encoding(data)).removeprefix("\ufeff")
        if "<!DOCTYPE" in text or "<!ENTITY" in text:
            raise FileRefused("file_damaged")
        return ElementTree.fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text))  # noqa: S314 - no DOCTYPE, see above
    except (*_BROKEN, ElementTree.ParseError):
        raise FileRefused("file_damaged") from None


def find_part(archive: zipfile.ZipFile, name: str) -> zipfile.ZipInfo | None:
    """A part by its name; some writers differ in case or begin with a slash."""
    wanted = name.lstrip("/").lower()
    for entry in archive.infolist():
        if entry.filename.lstrip("/").replace("\\", "/").lower() == wanted:
            return entry
    return None


def pieces(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, end: str) -> Iterator[str]:
    """The text of a part in pieces that stop after ``end`` (such as ``</row>``), without name prefixes or comments."""
    try:
        with archive.open(entry) as part:
            data = part.read(_PIECE)
            decoder = codecs.getincrementaldecoder(_encoding(data))()
            waiting = decoder.decode(data)
            found = _PREFIX.search(waiting[:8192])
            prefix = (found.group(1) or "") if found else ""
            end = f"</{prefix}{end[2:]}"
            while data:
                cut = waiting.rfind(end)
                if cut >= 0:
                    yield _plain(waiting[: cut + len(end)], prefix)
                    waiting = waiting[cut + len(end) :]
                data = part.read(_PIECE)
                waiting += decoder.decode(data, final=not data)
            yield _plain(waiting, prefix)
    except _BROKEN:
        raise FileRefused("file_damaged") from None


def _plain(text: str, prefix: str) -> str:
    if "<!" in text:
        if "<!DOCTYPE" in text:
            raise FileRefused("file_damaged")
        text = _CDATA.sub(lambda found: found.group(1).replace("&", "&amp;").replace("<", "&lt;"), text)
        text = _COMMENT.sub("", text)
    if "&#" in text:
        text = _NUMBERED.sub(_characters, text)
    if prefix:
        text = text.replace(f"</{prefix}", "</").replace(f"<{prefix}", "<")
    return text


def _characters(run: re.Match[str]) -> str:
    try:
        return "".join(map(chr, map(int, run[0][2:-1].split(";&#"))))
    except (ValueError, OverflowError):
        raise FileRefused("file_damaged") from None


def _encoding(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    return "utf-8-sig"


def unescaped(text: str) -> str:
    """Text of an element: XML entities, and Excel's own ``_x000D_``."""
    if "&" in text:
        text = unescape(text)
    if "_x" in text:
        text = _ESCAPED.sub(lambda found: chr(int(found.group(1), 16)), text)
    return text if text.isprintable() else text.translate(WITHOUT_SEPARATORS)
