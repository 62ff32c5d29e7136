"""No agreement: the mediator ends it and the parties are told of arbitration, administration and court (人民调解法 26)."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from disputes.ending import end_dispute
from disputes.locking import lock_dispute
from disputes.models import Dispute
from disputes.people import tell_parties
from disputes.policy import DISPUTES
from disputes.refusals import Refusal
from disputes.states import DisputeState


def fail_mediation(*, dispute: Dispute, words: str, by: Any) -> Dispute:
    """``words`` say where the two sides stood; the parties read them.

    Raises:
        Refusal: nothing is said.
        MoveNotAllowed: not in mediation.
    """
    with transaction.atomic():
        locked = lock_dispute(dispute)
        DISPUTES.require(by, "fail", locked)
        if not words.strip():
            raise Refusal(_("请写明双方的分歧在哪里，以及建议走哪条路。"), code="words_missing")
        end_dispute(locked, DisputeState.FAILED, "fail", by=by, verb="disputes.failed", words=words)
        tell_parties(locked, "ended", by=by)
    return locked
