"""Papers that one side takes to a court or to arbitration: handed to that side alone, with what to do with it and until when."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from disputes.models import Agreement, Dispute, OwnPaper
from disputes.papers_for_court import debtor_of, other_side, overdue
from disputes.people import tell_parties
from disputes.policy import party_of
from disputes.words import Side
from jinxi_portal.papers.public import Paper, PaperState

PAYMENT_ORDER = "disputes.payment_order"


@dataclass(frozen=True)
class Handed:
    """``needless``: all was done meanwhile; ``stale``: the sum has changed since."""

    paper: Paper
    side: Side
    to_court: bool
    needless: bool
    stale: bool


def hand_over(locked: Dispute, paper: Paper, *, by: Any) -> OwnPaper:
    """To the side that asks in it, as the case stands at this moment."""
    side, amount = _asked_for(locked)
    own = OwnPaper.objects.create(paper=paper, dispute=locked, side=side, amount=amount or None)
    tell_parties(locked, "paper_ready", by=by, side=side, stage=paper.number)
    return own


def own_papers_of(dispute: Dispute, user: Any) -> list[Handed]:
    """Those of the visitor's side that stand, newest first."""
    me = party_of(user, dispute)
    if me is None:
        return []
    rows = dispute.own_papers.filter(side=me.side, paper__state=PaperState.ISSUED).select_related("paper")
    found = list(rows.order_by("-paper_id"))
    now = _asked_for(dispute) if found else None
    needless = dispute.performed_on is not None
    return [
        Handed(
            row.paper,
            Side(row.side),
            to_court=row.paper.kind_key == PAYMENT_ORDER,
            needless=needless,
            stale=now != (row.side, row.amount or Decimal(0)),
        )
        for row in found
    ]


def _asked_for(dispute: Dispute) -> tuple[Side, Decimal]:
    """Who asks, and for what is due by an agreement; without one the applicant asks for the claims."""
    agreement: Agreement | None = getattr(dispute, "agreement", None)
    if agreement is None or agreement.effective_on is None:
        return Side.APPLICANT, Decimal(0)
    debtor = debtor_of(agreement)
    return other_side(debtor), overdue(agreement, debtor)
