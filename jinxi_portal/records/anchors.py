"""The head of the access log's chain, written every day into a small file outside the database.

A rewritten chain holds in itself; only something kept elsewhere can contradict it. So the files are to be copied away,
mailed or printed (docs/records.md says how).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.conf import settings

from jinxi_portal.records.chain import BEGINNING, Head, head
from jinxi_portal.records.models import AccessEntry

_WRITTEN = re.compile(r"date: (\d{4}-\d{2}-\d{2})\ncount: (\d+)\nhead: ([0-9a-f]{64})\n")
_TEXT = "Access log of the Jinxi portal / 金溪家政党建 查看记录\ndate: {date}\ncount: {count}\nhead: {digest}\n"


@dataclass(frozen=True)
class Anchor:
    """What a file says: on this day the chain had ``count`` links and ended in ``digest``."""

    on: date
    count: int
    digest: str
    name: str = ""


def folder() -> Path:
    return Path(settings.PORTAL_HOME) / "anchors"


def write_anchor(*, on: date) -> Path:
    """Write the file of the day; a file that is there already stays as it is."""
    now: Head = head()
    path = folder() / f"access-log-{on.isoformat()}.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(_TEXT.format(date=on.isoformat(), count=now.count, digest=now.digest))
        path.chmod(0o444)
    except FileExistsError:
        pass
    return path


def read_anchor(path: Path) -> Anchor | None:
    """The anchor of a file, or None when it does not read like one."""
    found = _WRITTEN.search(path.read_text(encoding="utf-8", errors="replace").replace("\r\n", "\n"))
    return Anchor(date.fromisoformat(found[1]), int(found[2]), found[3], path.name) if found else None


def read_anchors(place: Path | None = None) -> list[Anchor]:
    """Every anchor of a folder, oldest first."""
    found = [read_anchor(path) for path in sorted((place or folder()).glob("*.txt"))]
    return sorted((anchor for anchor in found if anchor), key=lambda anchor: (anchor.on, anchor.count))


def contradicted(anchors: Iterable[Anchor]) -> list[Anchor]:
    """The anchors that the chain of today does not agree with, oldest first; one query."""
    given = list(anchors)
    digests = dict(
        AccessEntry.objects.filter(sequence__in={anchor.count for anchor in given}).values_list("sequence", "digest")
    )
    digests[0] = BEGINNING
    return [anchor for anchor in given if digests.get(anchor.count) != anchor.digest]
