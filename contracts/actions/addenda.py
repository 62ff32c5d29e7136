"""An addendum lives no longer than its contract. Called by the acts that end one, which have asked the policy and hold its row."""

from typing import Any

from django.utils.translation import gettext as _

from contracts.actions.locking import lock_contract
from contracts.actions.stop_signing import withdraw_locked
from contracts.models import Contract
from contracts.states import ContractState, Relation, check_contract
from jinxi_portal.records.public import write_history


def close_addenda(contract: Contract, *, by: Any) -> None:
    """Signed ones end or run out with it; those under way are withdrawn."""
    for found in contract.successors.filter(relation=Relation.ADDENDUM).order_by("pk"):
        locked = lock_contract(found)
        if locked.state == ContractState.ACTIVE and contract.state == ContractState.EXPIRED:
            check_contract(locked.state, ContractState.EXPIRED, "expire_contract")
            locked.state = ContractState.EXPIRED
            locked.save(update_fields=["state"])
            facts: dict[str, Any] = {"ends_on": contract.ends_on}
            write_history(subject=locked, verb="contracts.contract_expired", by=by, facts=facts)
        elif locked.state == ContractState.ACTIVE:
            check_contract(locked.state, ContractState.ENDED, "end_contract")
            locked.state, locked.ended_on = ContractState.ENDED, contract.ended_on
            locked.end_reason, locked.end_note = contract.end_reason, contract.end_note
            locked.save(update_fields=["state", "ended_on", "end_reason", "end_note"])
            facts = {"ended_on": locked.ended_on, "reason": locked.end_reason, "open": 0}
            write_history(subject=locked, verb="contracts.contract_ended", by=by, facts=facts)
        elif locked.state in (ContractState.DRAFT, ContractState.SIGNING):
            withdraw_locked(locked, _("原合同 %(number)s 已经结束。") % {"number": contract.number}, by=by)
