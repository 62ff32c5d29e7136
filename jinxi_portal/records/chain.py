"""The hash chain of the access log: what a link covers, and how the chain is followed."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db import connection

from jinxi_portal.records.models import AccessEntry

#: What stands before the first link.
BEGINNING = "0" * 64
#: Key of the advisory lock that lets one writer at a time add links ("JXPO" in ASCII).
LOCK_KEY = 0x4A58504F
_COVERED = (
    "sequence",
    "actor_id",
    "acting_role",
    "subject_type_id",
    "subject_id",
    "field",
    "purpose",
    "reason",
    "request_id",
    "previous",
)


def digest_of(entry: AccessEntry) -> str:
    """SHA-256 over everything the entry says and the digest before it; no key, so anybody can recompute it."""
    covered: dict[str, Any] = {name: getattr(entry, name) for name in _COVERED}
    covered["at"] = entry.at.astimezone(UTC).isoformat(timespec="microseconds")
    written = json.dumps(covered, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()


def lock_chain() -> None:
    """Wait for the other writers; the lock ends with the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK_KEY])


@dataclass(frozen=True)
class Head:
    """The newest link: what an anchor writes down."""

    count: int
    digest: str
    at: datetime | None = None


def head() -> Head:
    newest = AccessEntry.objects.order_by("-sequence").values_list("sequence", "digest", "at").first()
    return Head(*newest) if newest else Head(0, BEGINNING)


@dataclass(frozen=True)
class Break:
    """The first place where the chain does not hold: ``what`` is missing, changed or joined wrongly."""

    sequence: int
    what: str


MISSING, CHANGED, MISJOINED = "missing", "changed", "misjoined"


def first_break() -> Break | None:
    """Follow the whole chain from its beginning; None when every link holds."""
    return _follow(AccessEntry.objects.order_by("sequence").iterator(chunk_size=2000), BEGINNING, 1)


def first_break_among(entries: Sequence[AccessEntry]) -> Break | None:
    """Follow a piece of the chain, given in order; what came before its first link is taken as it stands there."""
    if not entries:
        return None
    first = entries[0]
    return _follow(entries, BEGINNING if first.sequence == 1 else first.previous, first.sequence)


def _follow(entries: Iterable[AccessEntry], previous: str, expected: int) -> Break | None:
    for entry in entries:
        if entry.sequence != expected:
            return Break(expected, MISSING)
        if entry.previous != previous:
            return Break(entry.sequence, MISJOINED)
        if digest_of(entry) != entry.digest:
            return Break(entry.sequence, CHANGED)
        previous, expected = entry.digest, expected + 1
    return None
