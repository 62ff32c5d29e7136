"""What the demo's clerks said of the leads: mostly right, sometimes unable to tell, never all of it at once."""

from collections.abc import Mapping, Sequence
from random import Random
from typing import Any

from members.actions.confirm_in_batch import Pick, confirm_in_batch
from members.actions.decide_lead import decide_lead
from members.demo.past import colleague, days_ago
from members.models import Lead, LeadDecision, LeadEvidence
from members.refusals import Refusal
from members.rules.reasons import QUICK_REASONS
from members.states import Band, Verdict

_CLERKS = ("clerk", "clerk", "clerk2")


class Truth:
    """Who stands in which row, known to whoever made the lists: by import and row for rosters, by row for the register."""

    def __init__(self, rosters: Mapping[int, Sequence[int]]) -> None:
        self.rosters = rosters

    def is_same(self, evidence: LeadEvidence) -> bool:
        engagement = evidence.engagement
        people = self.rosters[engagement.roster.sheet_import_id]
        return people[engagement.row_number - 2] == evidence.register_entry.row_number - 2


def decide(leads: Sequence[Lead], truth: Truth, draw: Random, *, first_day: int, last_day: int) -> list[LeadDecision]:
    """Decide these leads one after the other, from ``first_day`` to ``last_day`` days ago, in working hours."""
    decisions = []
    span = first_day - last_day
    for place, lead in enumerate(leads):
        days = first_day - span * place // max(1, len(leads))
        hour, minute = 9 + place % 7, draw.randrange(60)
        evidence = best_evidence(lead)
        if evidence is None:
            continue
        verdict = _verdict(evidence, truth, draw)
        with days_ago(days, hour=hour, minute=minute):
            try:
                made = decide_lead(
                    lead=lead,
                    verdict=verdict,
                    by=colleague(draw.choice(_CLERKS)),
                    reason=str(draw.choice(QUICK_REASONS[verdict])),
                    blind=draw.random() < 0.2,
                )
            except Refusal:  # the entry is confirmed for somebody else: the lead stays for a visitor of the demo
                continue
        decisions.append(made)
    return decisions


def best_evidence(lead: Lead) -> LeadEvidence | None:
    found = lead.evidence.filter(register_entry_id=lead.register_entry_id).order_by("-probability", "rank")
    return found.select_related("engagement__roster", "register_entry").first()


def _verdict(evidence: LeadEvidence, truth: Truth, draw: Random) -> Verdict:
    if evidence.band == Band.POSSIBLE and draw.random() < 0.4:
        return Verdict.CANNOT_TELL
    return Verdict.SAME if truth.is_same(evidence) else Verdict.DIFFERENT


def confirm_strong(leads: Sequence[Lead], by: Any) -> None:
    """Several at once, with the list in view."""
    confirm_in_batch(picks=[Pick(lead.pk, lead.register_entry_id) for lead in leads if lead.register_entry_id], by=by)
