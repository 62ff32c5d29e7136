"""What the review desk shows of one lead: gathered with a constant number of queries, hidden what blind mode hides."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Count, Q

from jinxi_portal.kernel import clock
from members.deciding import standing_decisions
from members.evidence_lines import EvidenceLine, evidence_lines, heaviest
from members.models import Lead, LeadDecision, LeadEvidence, RegisterEntry
from members.pairs import PairLine, pair_lines, register_facts, roster_facts
from members.rules.reasons import QUICK_REASONS, reason_needed
from members.states import OPEN_LEAD_STATES, LeadState, Verdict


@dataclass(frozen=True)
class Candidate:
    """A register entry the worker might be, by its best evidence."""

    evidence: LeadEvidence
    current: bool
    ruled_out: bool


@dataclass(frozen=True)
class Answer:
    """One of the three answers, with its keys and its ready reasons."""

    verdict: Verdict
    label: Any
    key: str
    number: str
    icon: str
    primary: bool
    asks_reason: bool
    quick: Sequence[Any]


@dataclass(frozen=True)
class Neighbours:
    """How common the name is: the less, the more an equal name says."""

    same_name: int
    same_sound: int


class DeskPage:
    """``pair`` is the id of the evidence the reviewer wants to see; else the pair the lead points at."""

    def __init__(self, lead: Lead, *, user: Any, blind: bool, pair: int | None = None) -> None:
        self.lead = lead
        self.user = user
        self._pair = pair
        self.open = lead.state in OPEN_LEAD_STATES
        self.blind = blind and self.open

    @cached_property
    def all_evidence(self) -> list[LeadEvidence]:
        found = self.lead.evidence.select_related("register_entry", "engagement__employer", "engagement__roster")
        return list(found.order_by("-probability", "rank", "id"))

    @cached_property
    def evidence(self) -> LeadEvidence | None:
        """The evidence of the pair in view; None for a pair that only a human has named."""
        asked = next((one for one in self.all_evidence if one.pk == self._pair), None)
        pointed = (one for one in self.all_evidence if one.register_entry_id == self.lead.register_entry_id)
        return asked or next(pointed, None)

    @cached_property
    def entry(self) -> RegisterEntry | None:
        return self.evidence.register_entry if self.evidence else self.lead.register_entry

    @cached_property
    def engagement(self) -> Any:
        if self.evidence is not None:
            return self.evidence.engagement
        return self.lead.worker.engagements.select_related("employer", "roster").order_by("left_on", "id").first()

    @cached_property
    def candidates(self) -> list[Candidate]:
        best: dict[int, LeadEvidence] = {}
        for one in self.all_evidence:
            best.setdefault(one.register_entry_id, one)
        gone = {one.register_entry_id for one in self.decisions if one.verdict == Verdict.DIFFERENT}
        shown = self.entry.pk if self.entry else None
        found = [Candidate(one, one.register_entry_id == shown, one.register_entry_id in gone) for one in best.values()]
        return sorted(found, key=lambda one: one.evidence.register_entry_id) if self.blind else found

    @cached_property
    def other_engagements(self) -> list[LeadEvidence]:
        """The same candidate, seen from the worker's other roster rows."""
        if self.evidence is None:
            return []
        return [one for one in self.all_evidence if one.register_entry_id == self.evidence.register_entry_id]

    @cached_property
    def lines(self) -> list[PairLine]:
        return pair_lines(self.engagement, self.entry) if self.engagement and self.entry else []

    @property
    def roster_facts(self) -> list[tuple[Any, Any]]:
        return roster_facts(self.engagement) if self.engagement else []

    @property
    def register_facts(self) -> list[tuple[Any, Any]]:
        return register_facts(self.entry) if self.entry else []

    @cached_property
    def evidence_lines(self) -> list[EvidenceLine]:
        return evidence_lines(self.evidence.findings, blind=self.blind) if self.evidence else []

    @property
    def heaviest(self) -> float:
        return heaviest(self.evidence_lines)

    @cached_property
    def neighbours(self) -> Neighbours | None:
        if self.entry is None:
            return None
        found = RegisterEntry.objects.visible_to(self.user).standing().filter(name_key=self.entry.name_key)
        counted = found.aggregate(same=Count("pk", filter=Q(name=self.entry.name)), sound=Count("pk"))
        return Neighbours(counted["same"], counted["sound"])

    @cached_property
    def decisions(self) -> list[LeadDecision]:
        return list(standing_decisions(self.lead))

    @property
    def last_decision(self) -> LeadDecision | None:
        return self.decisions[0] if self.decisions else None

    @cached_property
    def taken_by(self) -> Lead | None:
        """The lead in which this entry is already confirmed for another worker."""
        if self.entry is None or not self.open:
            return None
        confirmed = Lead.objects.filter(register_entry=self.entry, state=LeadState.CONFIRMED).exclude(pk=self.lead.pk)
        shown = confirmed.select_related("worker", "employer").only(
            "number", "worker__name", "employer__name", "employer__short_name"
        )
        return shown.exclude(worker_id=self.lead.worker_id).first()

    @property
    def on_other_desk(self) -> bool:
        lead = self.lead
        held = lead.reviewer_until is not None and lead.reviewer_until > clock.now()
        return self.open and held and lead.reviewer_id not in (None, self.user.pk)

    @cached_property
    def ruled_out_here(self) -> bool:
        return any(one.current and one.ruled_out for one in self.candidates)

    @property
    def can_decide(self) -> bool:
        return self.open and self.entry is not None and not self.on_other_desk

    @cached_property
    def answers(self) -> list[Answer]:
        band = self.evidence.band if self.evidence else ""

        def answer(verdict: Verdict, key: str, number: str, icon: str) -> Answer:
            asks = reason_needed(verdict, band=band, blind=self.blind)
            same = verdict is Verdict.SAME
            return Answer(verdict, verdict.label, key, number, icon, same, asks, QUICK_REASONS[verdict])

        same = [] if self.taken_by else [answer(Verdict.SAME, "y", "1", "check")]
        return [*same, answer(Verdict.DIFFERENT, "n", "2", "cross"), answer(Verdict.CANNOT_TELL, "u", "3", "help")]
