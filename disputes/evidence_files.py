"""Evidence with its files, as pages and papers show it; and the contracts between the parties that may be linked."""

from dataclasses import dataclass, field
from typing import Any

from contracts.public import Contract, contracts_of_worker
from disputes.models import Dispute, Evidence
from disputes.policy_evidence import EVIDENCE
from disputes.words import PartyRole
from disputes.words_evidence import EvidenceKind
from jinxi_portal.kernel import clock
from jinxi_portal.papers.public import Paper, PaperState, papers_of
from jinxi_portal.records.public import PICTURES, SOUNDS, attachments_of_many
from members.public import worker_of

PICTURE, VOICE, PAPER = "disputes.evidence_picture", "disputes.evidence_voice", "disputes.evidence_paper"
#: Under which kind of file each kind of evidence is kept.
FILE_KIND = {
    EvidenceKind.PHOTO: PICTURE,
    EvidenceKind.CHAT: PICTURE,
    EvidenceKind.VOICE: VOICE,
    EvidenceKind.CONTRACT: PAPER,
    EvidenceKind.ORDER: PAPER,
    EvidenceKind.PAPER: PAPER,
}
_PICTURE_TYPES = {kind.media_type for kind in PICTURES}
_SOUND_TYPES = {kind.media_type for kind in SOUNDS}


@dataclass(frozen=True)
class Shown:
    """A piece of evidence and its files by what they are."""

    evidence: Evidence
    pictures: list[Any] = field(default_factory=list)
    recordings: list[Any] = field(default_factory=list)
    papers: list[Any] = field(default_factory=list)

    @property
    def files(self) -> list[Any]:
        return [*self.pictures, *self.recordings, *self.papers]


def evidence_of(dispute: Dispute) -> list[Shown]:
    """All of the case in order; the caller asks the policy. A constant number of queries."""
    rows = list(dispute.evidence.select_related("party", "contract", "noted_by"))
    kept = attachments_of_many(rows)
    return [_shown(row, kept[row.pk]) for row in rows]


def evidence_seen_by(dispute: Dispute, user: Any) -> list[Shown]:
    return [one for one in evidence_of(dispute) if EVIDENCE.may(user, "see", one.evidence)]


def _shown(row: Evidence, files: list[Any]) -> Shown:
    shown = Shown(row)
    for one in files:
        if one.media_type in _PICTURE_TYPES:
            shown.pictures.append(one)
        elif one.media_type in _SOUND_TYPES:
            shown.recordings.append(one)
        else:
            shown.papers.append(one)
    return shown


def contracts_between(dispute: Dispute) -> list[Contract]:
    """Contracts of the case's worker with the case's enterprise that held when it mattered; with a customer, direct ones."""
    parties = list(dispute.parties.select_related("account"))
    firms = {party.employer_id for party in parties if party.employer_id is not None}
    days = {day for day in (clock.today(), dispute.known_on, dispute.employment_ended_on) if day is not None}
    found: dict[int, Contract] = {}
    for party in parties:
        worker = worker_of(party.account) if party.role == PartyRole.WORKER and party.account else None
        if worker is None:
            continue
        for day in days:
            rows = contracts_of_worker(worker, day)
            rows = rows.filter(employer__in=firms) if firms else rows.filter(employer__isnull=True)
            found |= {row.pk: row for row in rows}
    return list(found.values())


def paper_of_contract(contract: Contract) -> Paper | None:
    """The signed contract as it was sealed."""
    paper: Paper | None = papers_of(contract, "contracts.contract").filter(state=PaperState.ISSUED).first()
    return paper
