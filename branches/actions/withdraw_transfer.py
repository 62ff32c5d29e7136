"""Take a transfer back: before it is answered, or when the person does not turn up."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from branches.actions.answer_transfer import lock_transfer
from branches.models import Transfer
from branches.policy_transfers import TRANSFERS
from branches.refusals import Refusal
from branches.states import TransferState, check_transfer
from jinxi_portal.records.public import write_history


def withdraw_transfer(*, transfer: Transfer, by: Any, reason: str) -> Transfer:
    """The relation stays where it is.

    Raises:
        MoveNotAllowed: it has ended already.
        Refusal: a reason is missing.
    """
    with transaction.atomic():
        locked = lock_transfer(transfer)
        TRANSFERS.require(by, "withdraw", locked)
        check_transfer(locked.state, TransferState.WITHDRAWN, "withdraw_transfer")
        if not reason.strip():
            raise Refusal(_("请写明撤回的理由，对方会看到。"), code="reason_missing")
        locked.state, locked.answer = TransferState.WITHDRAWN, reason.strip()
        locked.save(update_fields=["state", "answer"])
        write_history(subject=locked, verb="branches.transfer_withdrawn", by=by, facts={"transfer": locked})
    return locked
