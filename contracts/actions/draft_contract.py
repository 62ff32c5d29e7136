"""Begin a contract from a template, with what is known of its parties filled in."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from contracts.drafting import best_engagement, party_before
from contracts.models import Contract, Party, TemplateVersion
from contracts.policy import POLICY
from contracts.refusals import Refusal
from contracts.states import LABELS, PARTIES, ContractKind, PartyRole, Relation
from jinxi_portal.kernel import clock
from jinxi_portal.kernel.sealing import Sealed
from jinxi_portal.records.public import take_case_number, write_history

#: Worker and customer sign first, at the same time if they like; the company last.
ORDER = {PartyRole.WORKER: 1, PartyRole.CUSTOMER: 1, PartyRole.EMPLOYER: 2}


def draft_contract(*, version: TemplateVersion, worker: Any, employer: Any, by: Any) -> Contract:
    """A draft with the parties of the template's kind.

    Raises:
        Refusal: the version is not in force, or the worker is not on the employer's roster.
    """
    with transaction.atomic():
        kind = ContractKind(version.template.kind)
        contract = Contract(
            kind=kind,
            version=version,
            worker=worker,
            employer=None if kind == ContractKind.DIRECT else employer,
            created_by=by,
        )
        POLICY.require(by, "draft", contract)
        if not TemplateVersion.objects.in_force(on=clock.today()).filter(pk=version.pk).exists():
            raise Refusal(_("这一版范本现在不能用来起草，请选择正在使用的版本。"), code="not_in_force")
        engagement = best_engagement(worker, contract.employer)
        if contract.employer is not None and (engagement is None or engagement.employer_id != contract.employer.pk):
            raise Refusal(
                _("这位家政服务员不在“%(employer)s”的名册上，请先更新名册。") % {"employer": contract.employer},
                code="not_on_roster",
            )
        contract.number = take_case_number("contract")
        contract.save()
        add_parties(contract, engagement)
        write_history(
            subject=contract, verb="contracts.contract_drafted", by=by, facts={"number": contract.number, "kind": kind}
        )
    return contract


def add_parties(contract: Contract, engagement: Any) -> None:
    """One party per role, with the facts that the register of workers and employers knows."""
    for position, (label, role) in enumerate(zip(LABELS, PARTIES[ContractKind(contract.kind)], strict=False), start=1):
        party = Party(contract=contract, role=role, label=label, position=position, order=ORDER[role])
        before = party_before(role, employer=contract.employer, worker=contract.worker)
        if role == PartyRole.WORKER:
            party.name = contract.worker.name
            if engagement is not None:
                party.address = engagement.place
                party.id_number, party.mobile = _whole(engagement.id_number), _whole(engagement.mobile)
            if before is not None:
                party.address = party.address or before.address
                party.id_number, party.mobile = party.id_number or before.id_number, party.mobile or before.mobile
        elif role == PartyRole.EMPLOYER and contract.employer is not None:
            party.name, party.signatory = contract.employer.name, contract.employer.contact_name
            if before is not None:
                party.signatory, party.address, party.mobile = before.signatory, before.address, before.mobile
        party.save()


def copy_contract(contract: Contract, relation: Relation, by: Any) -> Contract:
    """A draft with the same parties and values, standing behind the contract."""
    copied = Contract.objects.create(
        number=take_case_number("contract"),
        kind=contract.kind,
        relation=relation,
        version=contract.version,
        predecessor=contract,
        employer=contract.employer,
        worker=contract.worker,
        values=contract.values,
        created_by=by,
    )
    for party in contract.parties.all():
        Party.objects.create(
            contract=copied,
            role=party.role,
            label=party.label,
            position=party.position,
            order=party.order,
            name=party.name,
            signatory=party.signatory,
            address=party.address,
            id_number=party.id_number,
            mobile=party.mobile,
        )
    return copied


def _whole(sealed: Sealed | None) -> str | None:
    """The number when it is known whole; rosters often have a mask only."""
    return None if sealed is None or sealed.digest() is None else sealed.reveal()
