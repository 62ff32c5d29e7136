"""After a contract: a renewal for the time behind its last day, or an addendum that changes some of it."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from contracts.actions.draft_contract import copy_contract
from contracts.actions.locking import lock_contract
from contracts.models import Contract, TemplateVersion
from contracts.policy import POLICY
from contracts.refusals import Refusal
from contracts.states import SIGNED_STATES, ContractState, Relation
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import write_history

#: Successors in these states are still under way.
_UNDER_WAY = (ContractState.DRAFT, ContractState.SIGNING, ContractState.DECLINED, ContractState.LAPSED)


def renew_contract(*, contract: Contract, by: Any) -> Contract:
    """A draft that begins the day after, with the template's version of today.

    Raises:
        Refusal: it has no last day, is not signed, or a renewal is under way or signed.
    """
    with transaction.atomic():
        locked = lock_contract(contract)
        POLICY.require(by, "draft", locked)
        if locked.state not in (ContractState.ACTIVE, ContractState.EXPIRED) or locked.ends_on is None:
            raise Refusal(_("只有写明结束日期、已经签署的合同才需要续签。"), code="nothing_to_renew")
        _refuse_second(locked, Relation.RENEWAL)
        if (later := renewed_by(locked)) is not None:
            raise Refusal(
                _("这份合同已经续签为 %(number)s，请在那一份上续签。") % {"number": later.number},
                code="renewed_already",
            )
        renewal = copy_contract(locked, Relation.RENEWAL, by)
        newest = TemplateVersion.objects.in_force(on=clock.today()).filter(template=locked.version.template).first()
        renewal.version = newest or locked.version
        renewal.starts_on = locked.ends_on + timedelta(days=1)
        renewal.values = {key: value for key, value in locked.values.items() if key != "ends_on"}
        renewal.values["starts_on"] = renewal.starts_on.isoformat()
        renewal.save(update_fields=["version", "starts_on", "values"])
        _write(locked, renewal, "contracts.renewal_drafted", by)
    return renewal


def amend_contract(*, contract: Contract, by: Any) -> Contract:
    """An addendum with the same parties and the same signing; the contract itself stays as it was signed.

    Raises:
        Refusal: it does not hold any more, or an addendum is under way.
    """
    with transaction.atomic():
        locked = lock_contract(contract)
        POLICY.require(by, "draft", locked)
        if locked.state != ContractState.ACTIVE or locked.relation == Relation.ADDENDUM:
            raise Refusal(_("只有正在履行的合同才能签补充协议。"), code="nothing_to_amend")
        _refuse_second(locked, Relation.ADDENDUM)
        addendum = copy_contract(locked, Relation.ADDENDUM, by)
        addendum.starts_on, addendum.ends_on = None, locked.ends_on
        addendum.values = {}
        addendum.save(update_fields=["starts_on", "ends_on", "values"])
        _write(locked, addendum, "contracts.addendum_drafted", by)
    return addendum


def renewed_by(contract: Contract) -> Contract | None:
    """The renewal that everybody has signed; one that never began is none."""
    signed = [state for state in SIGNED_STATES if state != ContractState.CANCELLED]
    return contract.successors.filter(relation=Relation.RENEWAL, state__in=signed).order_by("pk").last()


def _refuse_second(contract: Contract, relation: Relation) -> None:
    open_one = contract.successors.filter(relation=relation, state__in=_UNDER_WAY).first()
    if open_one is not None:
        raise Refusal(
            _("%(relation)s %(number)s 还在办理，请先办完或撤回它。")
            % {"relation": relation.label, "number": open_one.number},
            code="under_way",
        )


def _write(contract: Contract, made: Contract, verb: str, by: Any) -> None:
    write_history(subject=contract, verb=verb, by=by, facts={"number": made.number})
    write_history(
        subject=made, verb="contracts.contract_drafted", by=by, facts={"number": made.number, "kind": made.kind}
    )
