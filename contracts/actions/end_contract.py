"""A contract ends: before its last day with reason and settlement, or by running out."""

from collections.abc import Mapping
from datetime import date
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
from contracts.rules.signing import reminder_stage
from contracts.states import OVER_STATES, ContractState, EndReason, check_contract
from contracts.telling import tell_parties
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import announce, write_history


def end_contract(
    *, contract: Contract, ended_on: date, end_reason: EndReason, end_note: str, settlement: Mapping[str, str], by: Any
) -> Contract:
    """``ended_on`` is the last day on which it holds; what is not settled yet stays open on its page.

    Raises:
        MoveNotAllowed: it is not in force.
        Refusal: the day lies outside its term or ahead, or nothing is said of a breach.
    """
    with transaction.atomic():
        locked = lock_contract(contract)
        POLICY.require(by, "draft", locked)
        check_contract(locked.state, ContractState.ENDED, "end_contract")
        if not locked.has_begun:
            raise Refusal(_("这份合同还没有开始。不再履行的，请用“取消合同”。"), code="not_begun")
        last = min(clock.today(), locked.ends_on or clock.today())
        if ended_on > last or (locked.starts_on and ended_on < locked.starts_on):
            raise Refusal(_("最后一天要在合同期限之内，不能晚于今天。"), code="day_outside")
        locked.state, locked.ended_on, locked.end_reason = ContractState.ENDED, ended_on, end_reason
        # of a breach nobody knows by the reason alone whose it was
        locked.end_note = need_reason(end_note) if end_reason == EndReason.BREACH else end_note.strip()
        locked.settlement = settlement_of(locked.state, settlement)
        locked.save(update_fields=["state", "ended_on", "end_reason", "end_note", "settlement"])
        write_history(
            subject=locked,
            verb="contracts.contract_ended",
            by=by,
            facts={"ended_on": ended_on, "reason": end_reason, "open": open_items(locked.settlement)},
        )
        close_addenda(locked, by=by)
        tell_parties(locked, "contracts.ended", by=by)
        announce(ContractEnded(locked.pk, locked.worker_id, locked.employer_id))
    return locked


def settle_contract(*, contract: Contract, settlement: Mapping[str, str], by: Any) -> Contract:
    """Note what has been settled since.

    Raises:
        Refusal: the contract has not ended.
    """
    with transaction.atomic():
        locked = lock_contract(contract)
        POLICY.require(by, "draft", locked)
        require_over(locked)
        locked.settlement = settlement_of(locked.state, settlement)
        locked.save(update_fields=["settlement"])
        facts = {"open": open_items(locked.settlement)}
        write_history(subject=locked, verb="contracts.contract_settled", by=by, facts=facts)
    return locked


def require_over(contract: Contract) -> None:
    """Pass for a contract that was signed and is over.

    Raises:
        Refusal: it is not.
    """
    if contract.state not in OVER_STATES:
        raise Refusal(_("合同结束以后才登记结算。"), code="not_ended")


def expire_contracts() -> int:
    """Contracts whose last day has passed; answers how many. Run by the schedule."""
    expired = 0
    for found in Contract.objects.over(on=clock.today()).order_by("pk"):
        with transaction.atomic():
            locked = lock_contract(found)
            if locked.state != ContractState.ACTIVE or locked.ends_on is None or locked.ends_on >= clock.today():
                continue
            check_contract(locked.state, ContractState.EXPIRED, "expire_contract")
            locked.state = ContractState.EXPIRED
            locked.settlement = settlement_of(locked.state, {})
            locked.save(update_fields=["state", "settlement"])
            write_history(subject=locked, verb="contracts.contract_expired", by=None, facts={"ends_on": locked.ends_on})
            close_addenda(locked, by=None)
            tell_parties(locked, "contracts.expired", by=None)
            announce(ContractEnded(locked.pk, locked.worker_id, locked.employer_id))
            expired += 1
    return expired


def remind_to_renew() -> int:
    """60, 30 and 7 days before the last day; each is told once. Answers how many contracts were due for a word."""
    today, reminded = clock.today(), 0
    for contract in Contract.objects.ending_soon(on=today).select_related("worker", "employer"):
        stage = reminder_stage((contract.ends_on - today).days) if contract.ends_on else None
        if stage is not None:
            tell_parties(contract, "contracts.renew", by=None, stage=str(stage), ends_on=contract.ends_on)
            reminded += 1
    return reminded
