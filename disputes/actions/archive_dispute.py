"""The file is closed."""

from typing import Any

from django.db import transaction

from disputes.locking import lock_dispute
from disputes.models import Dispute
from disputes.policy import DISPUTES
from disputes.states import DisputeState, check_move
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import write_history


def archive_dispute(*, dispute: Dispute, by: Any) -> Dispute:
    """Raises ``MoveNotAllowed`` while it is not over."""
    with transaction.atomic():
        locked = lock_dispute(dispute)
        DISPUTES.require(by, "archive", locked)
        check_move(locked.state, DisputeState.ARCHIVED, "archive")
        locked.state, locked.archived_on = DisputeState.ARCHIVED, clock.today()
        locked.save(update_fields=["state", "archived_on"])
        write_history(subject=locked, verb="disputes.archived", by=by, facts={"number": locked.number})
    return locked
