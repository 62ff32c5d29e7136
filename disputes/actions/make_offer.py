"""A side, or the mediator, proposes how to settle; the offer before it stays in the history."""

from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from disputes.locking import lock_dispute
from disputes.models import Dispute, Offer
from disputes.people import actor, tell_office, tell_parties
from disputes.policy import DISPUTES, party_of
from disputes.states import DisputeState, MoveNotAllowed
from disputes.words import OfferState, Side
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import write_history


def make_offer(*, dispute: Dispute, words: str, amount: Decimal | None, side: Side | None = None, by: Any) -> Offer:
    """``side`` is for the office that writes down what a party proposed; without one it is the mediator's own proposal.

    Raises:
        MoveNotAllowed: not in mediation.
    """
    with transaction.atomic():
        locked = lock_dispute(dispute)
        DISPUTES.require(by, "offer", locked)
        if locked.state != DisputeState.MEDIATING:
            raise MoveNotAllowed(_("双方都同意调解以后才能提方案。"))
        own = party_of(by, locked)
        from_side = own.side if own is not None else (side or "")
        locked.offers.filter(state=OfferState.OPEN).update(state=OfferState.REPLACED, answered_at=clock.now())
        offer = Offer.objects.create(
            dispute=locked,
            side=from_side,
            words=words.strip(),
            amount=amount,
            made_at=clock.now(),
            made_by=actor(by),
            applicant_said_yes=from_side == Side.APPLICANT,
            respondent_said_yes=from_side == Side.RESPONDENT,
        )
        write_history(subject=locked, verb="disputes.offer_made", by=actor(by), facts={"offer": offer})
        tell_parties(locked, "offer_made", by=by, stage=str(offer.pk))
        tell_office(locked, "offer_made_office", by=by, stage=str(offer.pk))
    return offer
