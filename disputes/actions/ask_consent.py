"""The other side is asked whether it agrees to mediation; it is voluntary on both sides (人民调解法 3, 17)."""

from typing import Any

from django.db import transaction

from disputes.locking import lock_dispute
from disputes.models import Dispute
from disputes.people import tell_parties
from disputes.policy import DISPUTES
from disputes.states import DisputeState, check_move
from disputes.words import Consent, Side
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import write_history


def ask_consent(*, dispute: Dispute, by: Any) -> Dispute:
    """Raises ``MoveNotAllowed`` when it is not the moment."""
    with transaction.atomic():
        locked = lock_dispute(dispute)
        DISPUTES.require(by, "ask_consent", locked)
        check_move(locked.state, DisputeState.CONSENT_ASKED, "ask_consent")
        locked.state, locked.asked_on = DisputeState.CONSENT_ASKED, clock.today()
        locked.save(update_fields=["state", "asked_on"])
        write_history(subject=locked, verb="disputes.consent_asked", by=by, facts={"number": locked.number})
        tell_parties(locked, "consent_asked", by=by, side=Side.RESPONDENT)
        if any(one.side == Side.APPLICANT and one.consent == Consent.WAITING for one in locked.parties.all()):
            tell_parties(locked, "consent_asked", by=by, side=Side.APPLICANT)
    return locked
