"""The committee takes the case: the clock of mediation starts."""

from typing import Any

from django.db import transaction

from disputes.deadlines import ACCEPT, first_mediation_due, start_mediation_clock
from disputes.events import DisputeAccepted
from disputes.locking import lock_dispute
from disputes.models import Dispute
from disputes.people import tell_parties
from disputes.policy import DISPUTES
from disputes.states import DisputeState, check_move
from disputes.words import Side
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import announce, meet_deadline, write_history


def accept_dispute(*, dispute: Dispute, by: Any) -> Dispute:
    """Raises ``MoveNotAllowed`` when it has been decided already."""
    with transaction.atomic():
        locked = lock_dispute(dispute)
        DISPUTES.require(by, "accept", locked)
        check_move(locked.state, DisputeState.ACCEPTED, "accept")
        locked.state, locked.accepted_on, locked.accepted_by = DisputeState.ACCEPTED, clock.today(), by
        locked.mediation_due = first_mediation_due(locked)
        locked.save()
        meet_deadline(subject=locked, kind=ACCEPT, by=by)
        start_mediation_clock(locked, by=by)
        write_history(
            subject=locked,
            verb="disputes.accepted",
            by=by,
            facts={"number": locked.number, "due": locked.mediation_due},
        )
        tell_parties(locked, "accepted", by=by, side=Side.APPLICANT)
        announce(DisputeAccepted(locked.pk, locked.kind))
    return locked
