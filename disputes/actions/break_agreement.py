"""An agreement is not kept: the other side is told what it can do, the papers for it are made."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from disputes.deadlines_agreement import KEEP
from disputes.locking import lock_dispute
from disputes.models import Dispute
from disputes.people import tell_parties
from disputes.policy import DISPUTES
from disputes.refusals import Refusal
from disputes.settlement import agreement_of, next_due, sides_behind
from disputes.states import DisputeState, check_move
from disputes.words import Side
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import drop_deadline, write_history


def break_agreement(*, dispute: Dispute, words: str, by: Any) -> Dispute:
    """Raises ``Refusal`` while nothing is overdue, ``MoveNotAllowed`` when it is not an agreement in force."""
    with transaction.atomic():
        locked = lock_dispute(dispute)
        DISPUTES.require(by, "perform", locked)
        check_move(locked.state, DisputeState.BROKEN, "break_agreement")
        agreement = agreement_of(locked, in_force=True)
        due = next_due(agreement)
        if due is None or due >= clock.today():
            raise Refusal(_("还没有到履行期限，不能登记为没有履行。"), code="not_overdue")
        agreement.broken_words = words.strip()
        agreement.save(update_fields=["broken_words"])
        locked.state = DisputeState.BROKEN
        locked.save()
        drop_deadline(subject=locked, kind=KEEP, by=by)
        write_history(subject=locked, verb="disputes.broken", by=by, facts={"number": locked.number})
        late = sides_behind(agreement)
        for side in Side:
            tell_parties(locked, "not_kept" if late == {side.value} else "broken", by=by, side=side)
    return locked
