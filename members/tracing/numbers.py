"""The telephone numbers known of a lead's worker, masked: from the rosters, and the register's once the pair is confirmed."""

from dataclasses import dataclass
from typing import Any

from members.models import Engagement, Lead, RegisterEntry
from members.states import LeadState


@dataclass(frozen=True)
class KnownNumber:
    """``key`` stands in forms; the number itself never does."""

    key: str
    masked: str
    source: str
    subject: Engagement | RegisterEntry
    tried_wrong: bool = False


def numbers_of(lead: Lead) -> list[KnownNumber]:
    """Whole numbers only, each once, those of standing roster rows first."""
    rows = Engagement.objects.filter(worker_id=lead.worker_id, mobile_digest__isnull=False).select_related("employer")
    wrong = set(lead.calls.filter(outcome="wrong_number").values_list("engagement_id", flat=True))
    seen: set[bytes] = set()
    found: list[KnownNumber] = []
    for row in rows.order_by("-left_on", "pk"):
        digest = bytes(row.mobile_digest or b"")
        if digest not in seen:
            seen.add(digest)
            found.append(KnownNumber(f"e{row.pk}", str(row.mobile), str(row.employer), row, row.pk in wrong))
    entry: Any = lead.register_entry if lead.state == LeadState.CONFIRMED else None
    if entry is not None and entry.mobile_digest and bytes(entry.mobile_digest) not in seen:
        found.append(KnownNumber(f"r{entry.pk}", str(entry.mobile), entry.branch_name, entry, None in wrong))
    return sorted(found, key=lambda number: number.tried_wrong)
