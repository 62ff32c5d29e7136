"""A side says yes or no to the open offer; with both sides' yes it can be written into the agreement."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from disputes.locking import lock_dispute
from disputes.models import Offer, Party
from disputes.people import actor, tell_office
from disputes.policy import DISPUTES
from disputes.refusals import Refusal
from disputes.speaking import speaker
from disputes.words import HowTold, OfferState, Side
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import write_history


def answer_offer(*, offer: Offer, yes: bool, party: Party | None = None, how: HowTold = HowTold.SELF, by: Any) -> Offer:
    """Raises ``Refusal`` when the offer is no longer open, or this side has made it itself."""
    with transaction.atomic():
        locked = lock_dispute(offer.dispute)
        DISPUTES.require(by, "offer", locked)
        row = Offer.objects.select_for_update().get(pk=offer.pk)
        if row.state != OfferState.OPEN:
            raise Refusal(_("这个方案已经有了结果：%(state)s。") % {"state": row.get_state_display()}, code="not_open")
        who, _told = speaker(locked, party=party, how=how, by=by)
        field = "applicant_said_yes" if who.side == Side.APPLICANT else "respondent_said_yes"
        if getattr(row, field):
            raise Refusal(_("您这一方已经同意这个方案，等对方答复。"), code="answered")
        if not yes:
            row.state, row.answered_at = OfferState.REFUSED, clock.now()
        else:
            setattr(row, field, True)
            if row.applicant_said_yes and row.respondent_said_yes:
                row.state, row.answered_at = OfferState.ACCEPTED, clock.now()
        row.save()
        facts = {"offer": row, "party": who, "answer": row.state}
        write_history(subject=locked, verb="disputes.offer_answered", by=actor(by), facts=facts)
        tell_office(locked, "offer_answered", by=by, stage=f"{row.pk}-{who.pk}")
    return row
