"""Say whether the worker of a lead is the member it points at."""

from typing import Any

from django.db import transaction

from members.deciding import Judgement, decide, last_decision, lock_lead, require_open
from members.models import Lead, LeadDecision
from members.policy import POLICY
from members.refusals import AlreadyDecided, NotACandidate
from members.states import Verdict


def decide_lead(
    *,
    lead: Lead,
    verdict: Verdict,
    by: Any,
    register_entry_id: int | None = None,
    reason: str = "",
    blind: bool = False,
    seen: int | None = None,
) -> LeadDecision:
    """Write the reviewer's word on one candidate of the lead (the one it points at, unless another is named).

    ``seen`` is the id of the last decision the reviewer saw on the lead, 0 for none: a page that has grown old decides
    nothing. The same click twice is answered with the decision the first one made.

    Raises:
        members.refusals.Refusal: with a sentence that says what happened meanwhile.
    """
    with transaction.atomic():
        locked = lock_lead(lead)
        POLICY.require(by, "decide_lead", locked)
        entry_id = register_entry_id or locked.register_entry_id
        newest = last_decision(locked)
        if newest is not None and _is_the_same_click(newest, verdict, entry_id, by, seen):
            return newest
        require_open(locked, by)
        if seen is not None and seen != (newest.pk if newest else 0):
            raise AlreadyDecided(locked, newest)
        pairs = locked.evidence.filter(register_entry_id=entry_id).order_by("-probability", "rank")
        evidence = pairs.first()
        pointed_out = locked.decisions.filter(register_entry_id=entry_id).exists()
        if entry_id is None or (evidence is None and not pointed_out):
            raise NotACandidate(locked)
        return decide(locked, entry_id, Judgement(verdict, reason, blind), evidence=evidence, by=by)


def _is_the_same_click(newest: LeadDecision, verdict: Verdict, entry_id: int | None, by: Any, seen: int | None) -> bool:
    """Whether the newest decision is what this very click says, made after the page was shown."""
    same_words = newest.decided_by_id == by.pk and newest.verdict == verdict and newest.register_entry_id == entry_id
    if seen is not None:
        return same_words and newest.pk != seen
    return same_words and verdict is not Verdict.CANNOT_TELL
