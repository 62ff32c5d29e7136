"""The name a file came with, made safe to show and to save under."""

import re
import unicodedata

from jinxi_portal.records.attachments.file_types import FileType

LONGEST_NAME = 100
#: Control characters, direction overrides, surrogates, private and unassigned code points.
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_FORBIDDEN = re.compile(r'[\\/:*?"<>|]')
_SAME = {"jpg": {"jpeg"}, "txt": {"csv"}}


def clean_name(name: str, kind: FileType) -> str:
    """Without folders, control and direction signs; ends as its content says: ``照片.exe`` of a JPEG is ``照片.jpg``."""
    last = re.split(r"[\\/]", name)[-1]
    visible = "".join(sign for sign in last if sign.isspace() or unicodedata.category(sign) not in _INVISIBLE)
    stem, dot, ending = _FORBIDDEN.sub("_", " ".join(visible.split())).rpartition(".")
    if not dot:
        stem, ending = ending, ""
    stem = stem.strip(" .")[:LONGEST_NAME] or "file"
    kept = ending.lower() if ending.lower() in _SAME.get(kind.extension, set()) else kind.extension
    return f"{stem}.{kept}"
