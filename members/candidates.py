"""Whom a lead may point at: the candidates the comparison found, less those a human has ruled out."""

from collections.abc import Sequence

from members.models import Lead, LeadEvidence
from members.states import Verdict


def candidates_of(lead: Lead) -> list[LeadEvidence]:
    """The best evidence for each register entry, best first."""
    best: dict[int, LeadEvidence] = {}
    found = lead.evidence.select_related("register_entry", "engagement__employer", "engagement__roster")
    for evidence in found.order_by("-probability", "rank", "id"):
        best.setdefault(evidence.register_entry_id, evidence)
    return list(best.values())


def ruled_out(lead: Lead) -> set[int]:
    """The register entries of which a human has said that they are somebody else."""
    return set(
        lead.decisions.filter(verdict=Verdict.DIFFERENT, undone_at__isnull=True).values_list(
            "register_entry_id", flat=True
        )
    )


def open_candidates(lead: Lead) -> list[LeadEvidence]:
    """Candidates worth a look (they have a band) that nobody has ruled out, best first."""
    gone = ruled_out(lead)
    return [evidence for evidence in candidates_of(lead) if evidence.band and evidence.register_entry_id not in gone]


def point_at(lead: Lead, candidates: Sequence[LeadEvidence]) -> None:
    """Let the lead (locked by the caller) point at the first candidate; without any it keeps what it shows. Not saved."""
    if candidates:
        best = candidates[0]
        lead.register_entry_id = best.register_entry_id
        lead.band, lead.probability = best.band, best.probability
