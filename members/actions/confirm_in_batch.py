"""Confirm several strong leads at once, with the list in view."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from members.deciding import Judgement, decide, require_open
from members.models import Lead, LeadDecision
from members.policy import POLICY
from members.refusals import ChangedMeanwhile, Refusal
from members.states import Band, Verdict

#: One page of the list; more would not be "in view".
MOST_AT_ONCE = 200


@dataclass(frozen=True)
class Pick:
    """A ticked line: the lead, and the register entry that stood beside it."""

    lead_id: int
    register_entry_id: int


@dataclass
class BatchOutcome:
    """What was confirmed, and what was left out with the reason of each."""

    confirmed: list[LeadDecision] = field(default_factory=list)
    left_out: list[Refusal] = field(default_factory=list)


def confirm_in_batch(*, picks: Sequence[Pick], by: Any) -> BatchOutcome:
    """Confirm what is still as the list showed it; the rest is left as it is and said.

    Raises:
        ValueError: more than ``MOST_AT_ONCE`` picks.
    """
    if len(picks) > MOST_AT_ONCE:
        raise ValueError(f"at most {MOST_AT_ONCE} leads at once")
    entries = {pick.lead_id: pick.register_entry_id for pick in picks}
    outcome = BatchOutcome()
    with transaction.atomic():
        POLICY.require(by, "confirm_in_batch")
        locked = list(
            Lead.objects.visible_to(by)
            .select_for_update(of=("self",))
            .select_related("reviewer", "worker")
            .filter(pk__in=entries)
            .order_by("pk")
        )
        for lead in locked:
            POLICY.require(by, "confirm_in_batch", lead)
            try:
                with transaction.atomic():
                    outcome.confirmed.append(_confirm(lead, entries[lead.pk], by))
            except Refusal as refusal:
                outcome.left_out.append(refusal)
    return outcome


def _confirm(lead: Lead, entry_id: int, by: Any) -> LeadDecision:
    require_open(lead, by)
    evidence = lead.evidence.filter(register_entry_id=entry_id).order_by("-probability", "rank").first()
    changed = lead.register_entry_id != entry_id or evidence is None or evidence.band != Band.STRONG
    if changed or lead.decisions.filter(undone_at__isnull=True).exists():
        raise ChangedMeanwhile(lead)
    return decide(lead, entry_id, Judgement(Verdict.SAME, in_batch=True), evidence=evidence, by=by)
