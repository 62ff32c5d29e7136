"""Requests for help as tests need them: at the cast's branch, asked by the cast's worker. Nobody is real."""

import io
import struct
from datetime import date
from itertools import count
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from branches.models import HelpRequest, Organisation
from branches.states_help import Audience, HelpKind, HelpState
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import set_deadline
from tests.branches.factories import make_own_branch

_numbers = count(90_001)


def make_request(
    asker: Any, *, organisation: Organisation | None = None, at_desk: bool = False, **fields: Any
) -> HelpRequest:
    """Asked today, with both deadlines set; at the own branch of the cast's secretary unless it lies on the committee's desk."""
    place = None if at_desk else organisation or make_own_branch()
    values: dict[str, Any] = {
        "number": f"QZ-2026-{next(_numbers)}",
        "asker": asker,
        "organisation": place,
        "kind": HelpKind.WAGES,
        "words": "干了两个月，东家拖着不给工钱。",
        "audience": Audience.GROUP,
        "asked_at": clock.now(),
        "answer_due": clock.today(),
        "resolve_due": clock.today(),
        **fields,
    }
    row = HelpRequest.objects.create(**values)
    start = clock.local_date(row.asked_at)
    owner: dict[str, Any] = (
        {"owner_role": "branch_secretary", "owner_place_id": place.pk} if place else {"owner_role": "committee_clerk"}
    )
    row.answer_due = set_deadline(subject=row, kind="branches.help_answer", by=None, start=start, **owner).due
    row.resolve_due = set_deadline(subject=row, kind="branches.help_resolve", by=None, start=start, **owner).due
    row.save()
    return row


def make_resolved(asker: Any, by: Any, *, asked: date, resolved: date, due: date, **fields: Any) -> HelpRequest:
    """A request that is over, as the figures see it."""
    organisation = fields.pop("organisation", None) or make_own_branch()
    return HelpRequest.objects.create(
        number=f"QZ-2026-{next(_numbers)}",
        asker=asker,
        organisation=organisation,
        kind=HelpKind.WAGES,
        words="",
        state=HelpState.RESOLVED,
        asked_at=clock.start_of(asked),
        answer_due=asked,
        resolve_due=due,
        taken_by=by,
        taken_at=clock.start_of(asked),
        resolved_by=by,
        resolved_at=clock.start_of(resolved),
        outcome="已结清。",
        **fields,
    )


def _element(name: int, body: bytes) -> bytes:
    return name.to_bytes((name.bit_length() + 7) // 8, "big") + _size(len(body)) + body


def _size(length: int) -> bytes:
    return (1 << 56 | length).to_bytes(8, "big")


def webm(seconds: float, *, video: bool = False) -> bytes:
    """A recording as a browser writes it: no duration, one cluster a second, sizes of segment and clusters unknown."""
    unknown = b"\x01" + b"\xff" * 7
    track = _element(0xAE, _element(0xD7, b"\x01") + _element(0x83, b"\x01" if video else b"\x02"))
    data = _element(0x1A45DFA3, _element(0x4282, b"webm"))
    data += b"\x18\x53\x80\x67" + unknown + _element(0x1549A966, _element(0x2AD7B1, (1_000_000).to_bytes(3, "big")))
    data += _element(0x1654AE6B, track)
    for second in range(int(seconds) + 1):
        data += b"\x1f\x43\xb6\x75" + unknown + _element(0xE7, (second * 1000).to_bytes(4, "big"))
        data += _element(0xA3, b"\x81" + struct.pack(">h", 0) + b"\x80" + b"opus")
    return data


def upload(content: bytes, name: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(out, "JPEG")
    return out.getvalue()
