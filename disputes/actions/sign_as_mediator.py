"""The mediator signs the agreement, before or after the parties."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from disputes.locking import lock_dispute
from disputes.models import Agreement, Dispute
from disputes.policy import DISPUTES
from disputes.refusals import Refusal
from disputes.settlement import agreement_of, take_effect_when_complete
from disputes.states import DisputeState, check_move
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import write_history


def sign_as_mediator(*, dispute: Dispute, by: Any) -> Agreement:
    """Raises ``Refusal`` when it is signed already or nothing is written, ``MoveNotAllowed`` when nobody mediates."""
    with transaction.atomic():
        locked = lock_dispute(dispute)
        DISPUTES.require(by, "agree", locked)
        check_move(locked.state, DisputeState.AGREED, "agree")
        agreement = agreement_of(locked)
        if agreement.mediator_signed_at is not None:
            raise Refusal(_("调解员已经签过名了。"), code="signed_already")
        agreement.mediator_signed_at, agreement.mediator_signed_by = clock.now(), by
        agreement.save(update_fields=["mediator_signed_at", "mediator_signed_by"])
        write_history(subject=locked, verb="disputes.mediator_signed", by=by, facts={"number": locked.number})
        take_effect_when_complete(locked, agreement, by=by)
    return agreement
