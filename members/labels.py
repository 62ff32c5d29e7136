"""Human decisions as labels to learn from."""

from collections.abc import Iterator
from typing import Any

from django.db.models import F, QuerySet

from members.linkage.evidence import Evidence
from members.models import LeadEvidence
from members.states import Verdict

#: Fewer decisions than this would teach chance (office custom).
LEAST_DECISIONS = 30

_IDENTITY = {"full": "full", "bad": "full", "mask": "masked", "tail": "tail"}
_BIRTH = {"day": "month", "month": "month", "age": "age"}


def decided_evidence() -> QuerySet[Any]:
    """The evidence of every pair on which a decision stands, with its ``verdict``."""
    pair = F("lead__decisions__register_entry")
    return (
        LeadEvidence.objects.filter(
            register_entry=pair,
            lead__decisions__undone_at__isnull=True,
            lead__decisions__verdict__in=[Verdict.SAME, Verdict.DIFFERENT],
        )
        .annotate(verdict=F("lead__decisions__verdict"))
        .order_by("pk")
    )


def pattern_of(evidence: tuple[Evidence, ...]) -> str:
    """Which data the roster row brought, told from the levels found: the engine keeps its error rates by it."""
    group = {piece.kind: piece.level.split("_")[0] for piece in evidence}
    return _IDENTITY.get(group.get("identity", "")) or _BIRTH.get(group.get("birth", "")) or "bare"


def labels() -> Iterator[tuple[str, float, tuple[Evidence, ...], bool]]:
    """Pattern, estimated probability, evidence, and whether a human found one person."""
    for row in decided_evidence().iterator(chunk_size=2000):
        pieces = tuple(Evidence.from_dict(finding) for finding in row.findings)
        yield pattern_of(pieces), row.probability, pieces, row.verdict == Verdict.SAME
