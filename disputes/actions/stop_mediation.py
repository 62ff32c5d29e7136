"""A party no longer wants mediation: its right at any moment before the agreement (人民调解法 23)."""

from typing import Any

from django.db import transaction

from disputes.ending import end_dispute
from disputes.locking import lock_dispute
from disputes.models import Dispute, Party
from disputes.people import tell_office, tell_parties
from disputes.policy import DISPUTES
from disputes.speaking import speaker
from disputes.states import DisputeState
from disputes.words import HowTold


def stop_mediation(
    *, dispute: Dispute, words: str = "", party: Party | None = None, how: HowTold = HowTold.SELF, by: Any
) -> Dispute:
    """No reason is needed. What the parties may do now stands on their page.

    Raises:
        Refusal: it is not said who spoke.
        MoveNotAllowed: not in mediation, or an agreement is in force.
    """
    with transaction.atomic():
        locked = lock_dispute(dispute)
        DISPUTES.require(by, "stop", locked)
        speaker(locked, party=party, how=how, by=by)
        end_dispute(locked, DisputeState.STOPPED, "stop", by=by, verb="disputes.stopped", words=words)
        tell_parties(locked, "ended", by=by)
        tell_office(locked, "stopped", by=by)
    return locked
