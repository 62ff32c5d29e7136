"""The applicant takes the application back before mediation has begun."""

from typing import Any

from django.db import transaction

from disputes.ending import end_dispute
from disputes.locking import lock_dispute
from disputes.models import Dispute
from disputes.people import tell_office, tell_parties
from disputes.policy import DISPUTES
from disputes.states import DisputeState


def withdraw_application(*, dispute: Dispute, words: str = "", by: Any) -> Dispute:
    """Raises ``MoveNotAllowed`` once mediation has begun: from then on it is stopped, not withdrawn."""
    with transaction.atomic():
        locked = lock_dispute(dispute)
        DISPUTES.require(by, "withdraw", locked)
        end_dispute(locked, DisputeState.WITHDRAWN, "withdraw", by=by, verb="disputes.withdrawn", words=words)
        tell_parties(locked, "ended", by=by)
        tell_office(locked, "stopped", by=by)
    return locked
