"""Which files may be attached where: each room registers its kinds in ``<room>/portal.py``."""

from dataclasses import dataclass
from typing import Any

from jinxi_portal.kernel.registry import Registry
from jinxi_portal.records.attachments.file_types import PAPERS, PICTURES, FileType

MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class AttachmentKind:
    """``key`` is ``<app>.<what>``; ``most`` is how many of the kind one subject may have; ``longest_seconds`` how long a
    recording may last.
    """

    key: str
    label: Any
    types: frozenset[FileType] = PICTURES | PAPERS
    most_bytes: int = 10 * MEGABYTE
    most: int = 50
    longest_seconds: int | None = None


attachment_kinds: Registry[AttachmentKind] = Registry("kinds of attachment")


def register_attachment_kind(kind: AttachmentKind) -> AttachmentKind:
    return attachment_kinds.register(kind)
