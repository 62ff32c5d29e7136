"""A contract that everybody has signed is cancelled before its first day: nothing is earned yet, what was taken goes back."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from contracts.actions.addenda import close_addenda
from contracts.actions.locking import lock_contract, need_reason
from contracts.events import ContractEnded
from contracts.models import Contract
from contracts.policy import POLICY
from contracts.refusals import Refusal
from contracts.rules.settlement import open_items, settlement_of
from contracts.states import CANCEL_REASONS, ContractState, EndReason, check_contract
from contracts.telling import tell_parties
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import announce, write_history


def cancel_contract(
    *, contract: Contract, end_reason: EndReason, end_note: str, settlement: Mapping[str, str], by: Any
) -> Contract:
    """Both sides agree, or one side does not want it any more and says why. A worker says so for her own side only.

    Raises:
        MoveNotAllowed: it is not signed by everybody, or over.
        Refusal: it has begun, the reason is none of those, or one side gives no words.
    """
    with transaction.atomic():
        locked = lock_contract(contract)
        POLICY.require(by, "cancel" if end_reason == EndReason.WORKER_LEFT else "draft", locked)
        check_contract(locked.state, ContractState.CANCELLED, "cancel_contract")
        if locked.has_begun:
            raise Refusal(_("这份合同已经开始，不能再取消。要提前结束，请用“解除合同”。"), code="begun")
        if end_reason not in CANCEL_REASONS:
            raise Refusal(_("合同还没有开始，原因只能是双方协商一致，或者其中一方提出。"), code="reason_outside")
        locked.end_note = end_note.strip() if end_reason == EndReason.AGREED else need_reason(end_note)
        locked.state, locked.ended_on, locked.end_reason = ContractState.CANCELLED, clock.today(), end_reason
        locked.settlement = settlement_of(locked.state, settlement)
        locked.save(update_fields=["state", "ended_on", "end_reason", "end_note", "settlement"])
        write_history(
            subject=locked,
            verb="contracts.contract_cancelled",
            by=by,
            facts={"reason": end_reason, "open": open_items(locked.settlement)},
        )
        close_addenda(locked, by=by)
        tell_parties(locked, "contracts.cancelled", by=by)
        announce(ContractEnded(locked.pk, locked.worker_id, locked.employer_id))
    return locked
