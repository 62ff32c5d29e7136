"""Fill in a draft: its values, its parties' facts, its extra clauses."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from contracts.actions.locking import lock_contract
from contracts.drafting import suspected_clauses
from contracts.models import Contract, ExtraClause
from contracts.policy import POLICY
from contracts.refusals import Refusal
from contracts.rules.variables import kept_value, value_fault
from contracts.states import ContractState, Relation
from contracts.wording import variables_of
from jinxi_portal.accounts.public import Role, holders_of
from jinxi_portal.notices.public import notify
from jinxi_portal.records.public import write_history

#: Facts of a party that a drafter fills in; the sealed ones stay as they are when left empty.
OPEN_FACTS = ("name", "signatory", "address")
SEALED_FACTS = ("id_number", "mobile")
MOST_EXTRA = 20


def change_contract(
    *,
    contract: Contract,
    values: Mapping[str, Any],
    parties: Mapping[str, Mapping[str, Any]],
    extra: Sequence[str],
    by: Any,
) -> Contract:
    """``parties``: role -> facts. A draft may stay incomplete; what is filled in must be right.

    Raises:
        Refusal: it was sent already, a value does not fit its variable, or it would end before it starts.
    """
    with transaction.atomic():
        locked = lock_contract(contract)
        POLICY.require(by, "draft", locked)
        require_draft(locked)
        locked.values = _values(locked, values)
        if locked.relation != Relation.ADDENDUM:  # which has its contract's last day and no values of its own
            locked.starts_on, locked.ends_on = _day(locked.values, "starts_on"), _day(locked.values, "ends_on")
        if locked.starts_on and locked.ends_on and locked.ends_on < locked.starts_on:
            raise Refusal(_("结束日期早于开始日期，请核对。"), code="ends_before_start")
        locked.save(update_fields=["values", "starts_on", "ends_on"])
        for party in locked.parties.all():
            facts = parties.get(party.role, {})
            for name in OPEN_FACTS:
                if name in facts:
                    setattr(party, name, facts[name])
            for name in SEALED_FACTS:
                if facts.get(name):
                    setattr(party, name, facts[name])
            party.save()
        _set_extra(locked, [text.strip() for text in extra if text.strip()])
        write_history(subject=locked, verb="contracts.contract_changed", by=by)
        _tell_officers(locked, by)
    return locked


def _tell_officers(contract: Contract, by: Any) -> None:
    """What the clause check suspects waits for an officer's word, unless the drafter changes it."""
    blocked = [each.clause.text for each in suspected_clauses(contract) if each.blocks]
    if blocked:
        stage = hashlib.sha256("\n".join(blocked).encode()).hexdigest()[:32]
        officers = holders_of(Role.SUPERVISION_OFFICER)
        notify(kind="contracts.clause_suspected", to=officers, subject=contract, by=by, stage=stage)


def require_draft(contract: Contract) -> None:
    """Pass for a draft.

    Raises:
        Refusal: the contract is no draft any more.
    """
    if contract.state != ContractState.DRAFT:
        raise Refusal(_("合同已经发出，不能直接改。请先“退回修改”，各方重新签字。"), code="sent")


def _values(contract: Contract, values: Mapping[str, Any]) -> dict[str, str]:
    kept = {}
    for variable in variables_of(contract.version):
        value = values.get(variable.key, "")
        if value in (None, ""):
            continue
        if fault := value_fault(variable, value):
            raise Refusal(fault, code="bad_value")
        kept[variable.key] = kept_value(variable, value)
    return kept


def _day(values: Mapping[str, str], key: str) -> date | None:
    return date.fromisoformat(values[key]) if values.get(key) else None


def _set_extra(contract: Contract, texts: list[str]) -> None:
    """A clause that stays word for word keeps the officer's finding; a changed one is looked at anew."""
    if len(texts) > MOST_EXTRA:
        raise Refusal(_("补充条款最多 %(most)s 条。") % {"most": MOST_EXTRA}, code="too_many")
    for number, text in enumerate(texts, start=1):
        if len(text) > ExtraClause.LONGEST:
            raise Refusal(
                _("第 %(number)s 条补充条款太长，最多 %(most)s 字。请分成几条写。")
                % {"number": number, "most": ExtraClause.LONGEST},
                code="too_long",
            )
    found = {each.text: each for each in contract.extra_clauses.all()}
    contract.extra_clauses.all().delete()
    for position, text in enumerate(texts, start=1):
        old = found.get(text)
        ExtraClause.objects.create(
            contract=contract,
            position=position,
            text=text,
            confirmed_by=old.confirmed_by if old else None,
            confirmed_at=old.confirmed_at if old else None,
            confirmed_because=old.confirmed_because if old else "",
        )
