"""The case is not for the committee: reserved to others, taken elsewhere; the applicant is told the right door."""

from typing import Any

from django.db import transaction

from disputes.ending import end_by_decline
from disputes.locking import lock_dispute
from disputes.models import Dispute
from disputes.policy import DISPUTES
from disputes.words import WhyNotTaken


def decline_dispute(*, dispute: Dispute, why: WhyNotTaken, words: str = "", by: Any) -> Dispute:
    """Raises ``MoveNotAllowed`` when it has been decided already."""
    with transaction.atomic():
        locked = lock_dispute(dispute)
        DISPUTES.require(by, "decline", locked)
        end_by_decline(locked, why=why, words=words, by=by)
    return locked
