"""Signing that does not come to its end: declined, sent back for correction, withdrawn, or not in time."""

from typing import Any

from django.db import transaction

from contracts.actions.locking import lock_contract, lock_party, need_reason
from contracts.events import ContractDeclined
from contracts.models import Contract, Party, Remark, Signature
from contracts.policy import POLICY
from contracts.states import ContractState, PartyRole, check_contract
from contracts.telling import tell_parties
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import announce, write_history


def decline_contract(*, party: Party, reason: str, by: Any) -> Contract:
    """A party does not agree, or takes the own signature back before all have signed.

    Raises:
        MoveNotAllowed: the contract does not wait for signatures.
        Refusal: the reason is missing.
    """
    with transaction.atomic():
        locked = lock_party(party)
        contract = locked.contract
        check_contract(contract.state, ContractState.DECLINED, "decline_contract")
        contract.said = need_reason(reason)
        contract.state = ContractState.DECLINED
        contract.save(update_fields=["state", "said"])
        write_history(
            subject=contract,
            verb="contracts.contract_declined",
            by=by,
            facts={"role": PartyRole(locked.role), "remark": _keep(contract)},
        )
        tell_parties(contract, "contracts.declined", by=by, stage=str(contract.round))
        announce(ContractDeclined(contract.pk))
    return contract


def correct_contract(*, contract: Contract, reason: str, by: Any) -> Contract:
    """Back to the draft: signatures that were given are void, everybody reads and signs anew.

    Raises:
        MoveNotAllowed: it was completed, or never sent.
        Refusal: the reason is missing.
    """
    with transaction.atomic():
        locked = lock_contract(contract)
        POLICY.require(by, "draft", locked)
        check_contract(locked.state, ContractState.DRAFT, "correct_contract")
        locked.said = need_reason(reason)
        void_signatures(locked)
        locked.state, locked.clauses, locked.head, locked.text_digest = ContractState.DRAFT, [], {}, ""
        locked.save(update_fields=["state", "clauses", "head", "text_digest", "said"])
        locked.parties.update(link_digest="", link_until=None, code_confirmed_at=None)
        write_history(subject=locked, verb="contracts.contract_corrected", by=by, facts={"remark": _keep(locked)})
        tell_parties(locked, "contracts.corrected", by=by, stage=str(locked.round))
    return locked


def withdraw_contract(*, contract: Contract, reason: str, by: Any) -> Contract:
    """The drafter no longer wants it.

    Raises:
        MoveNotAllowed: it was completed already.
        Refusal: the reason is missing.
    """
    with transaction.atomic():
        locked = lock_contract(contract)
        POLICY.require(by, "draft", locked)
        withdraw_locked(locked, reason, by=by)
    return locked


def withdraw_locked(locked: Contract, reason: str, *, by: Any) -> None:
    """The same on a row that the calling act holds; who may do so has been asked.

    Raises:
        MoveNotAllowed: it was completed already.
        Refusal: the reason is missing.
    """
    was_sent = locked.state == ContractState.SIGNING
    check_contract(locked.state, ContractState.WITHDRAWN, "withdraw_contract")
    locked.said = need_reason(reason)
    void_signatures(locked)
    locked.state = ContractState.WITHDRAWN
    locked.save(update_fields=["state", "said"])
    write_history(subject=locked, verb="contracts.contract_withdrawn", by=by, facts={"remark": _keep(locked)})
    if was_sent:
        tell_parties(locked, "contracts.withdrawn", by=by, stage=str(locked.round))


def lapse_contracts() -> int:
    """What was not signed in time lapses; answers how many. Run by the schedule."""
    lapsed = 0
    for found in Contract.objects.late_to_sign(at=clock.now()).order_by("pk"):
        with transaction.atomic():
            locked = lock_contract(found)
            if locked.state != ContractState.SIGNING or not locked.is_overdue:
                continue
            check_contract(locked.state, ContractState.LAPSED, "lapse_contract")
            locked.state = ContractState.LAPSED
            locked.save(update_fields=["state"])
            write_history(subject=locked, verb="contracts.contract_lapsed", by=None)
            tell_parties(locked, "contracts.lapsed", by=None, stage=str(locked.round))
            lapsed += 1
    return lapsed


def void_signatures(contract: Contract) -> None:
    """What was signed of this round no longer counts."""
    Signature.objects.filter(party__contract=contract, voided_at__isnull=True).update(voided_at=clock.now())


def _keep(contract: Contract) -> Remark:
    """The reason of this very event, for the timeline."""
    return Remark.objects.create(contract=contract, text=contract.said)
