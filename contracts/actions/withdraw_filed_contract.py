"""A contract that was filed by mistake is taken back: it counts nowhere any more, and the worker no longer sees it."""

from typing import Any

from django.db import transaction

from contracts.actions.locking import need_reason
from contracts.actions.settle_filed_contracts import forget_doubts
from contracts.models import FiledContract
from contracts.policy_filed import FILED
from contracts.states_filed import FiledState, check_filed
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import write_history


def withdraw_filed_contract(*, filed: FiledContract, reason: str, by: Any) -> FiledContract:
    """The row and its file stay, with the reason.

    Raises:
        MoveNotAllowed: it is being read, or over already.
        Refusal: the reason is missing.
    """
    with transaction.atomic():
        locked: FiledContract = FiledContract.objects.select_for_update().get(pk=filed.pk)
        FILED.require(by, "withdraw_filed_contract", locked)
        check_filed(locked.state, FiledState.WITHDRAWN, "withdraw_filed_contract")
        locked.said = need_reason(reason)
        locked.state, locked.stopped_at = FiledState.WITHDRAWN, locked.stopped_at or clock.now()
        locked.save(update_fields=["state", "said", "stopped_at"])
        if locked.filed_text is not None:
            forget_doubts(locked.filed_text)
        write_history(subject=locked, verb="contracts.filed_contract_withdrawn", by=by, facts={"contract": locked})
    return locked
