"""What stands on a paper beside its content: number, code, date, office, seal, the QR that leads to its check."""

import io
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote, urlsplit

import segno
from django.conf import settings

from jinxi_portal.kernel import clock
from jinxi_portal.papers.kinds import PaperKind


@dataclass(frozen=True)
class About:
    """Everything a paper's look depends on, so that the same values set the same paper again.

    ``inside``: a sheet of a case file, of which no paper was issued: without code, drawn seal and page numbers of its own.
    """

    kind: PaperKind
    issued_at: datetime
    number: str = ""
    code: str = ""
    seal_note: str = ""
    inside: bool = False

    @property
    def is_draft(self) -> bool:
        return not self.number

    @property
    def moment(self) -> int:
        return int(self.issued_at.astimezone(UTC).timestamp())

    def for_template(self) -> str:
        office = self.kind.office
        seal = None if self.kind.hand_sealed or self.inside else {"name": office.seal, "note": self.seal_note}
        facts: dict[str, Any] = {
            "draft": self.is_draft,
            "inside": self.inside,
            "number": self.number,
            "code": self.code,
            "date": clock.local_date(self.issued_at).isoformat(),
            "office": office.name,
            "signed_as": office.signed_as,
            "seal": seal,
            "verify_page": verify_page(),
            "qr": "" if self.is_draft or self.inside else _qr(verify_address(self.number, self.code)),
        }
        return json.dumps(facts, ensure_ascii=False, sort_keys=True)


def verify_page() -> str:
    """The address people type, without what browsers add themselves."""
    parts = urlsplit(settings.PORTAL_ADDRESS)
    return f"{parts.netloc}/verify/"


def verify_address(number: str, code: str) -> str:
    return f"{settings.PORTAL_ADDRESS.rstrip('/')}/verify/{quote(number, safe='')}/{code}/"


def _qr(text: str) -> str:
    drawing = io.BytesIO()
    segno.make(text, error="m").save(drawing, kind="svg", border=1, xmldecl=False, svgns=True, nl=False)
    return drawing.getvalue().decode()
