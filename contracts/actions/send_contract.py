"""Send a draft to its parties for signing: from here on everybody is shown this text and no other."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from contracts.actions.locking import lock_contract
from contracts.actions.printable import refuse_unprintable
from contracts.actions.terms import refuse_wrong_term
from contracts.drafting import draft_clauses, faults_of, retired_sentence, suspected_clauses, warnings_of
from contracts.events import ContractSent
from contracts.models import Contract
from contracts.policy import POLICY
from contracts.refusals import Refusal
from contracts.states import ContractState, Relation, VersionState, check_contract
from contracts.telling import tell_parties
from contracts.wording import digest_of_text
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import announce, setting_on, write_history


def send_contract(*, contract: Contract, by: Any) -> Contract:
    """The text is frozen; parties with an account are told, the others get a link from the drafter.

    Raises:
        MoveNotAllowed: it is no draft.
        Refusal: something is missing, the pay lies below the minimum, an extra clause is suspected of being unfair, the last day
            has passed, another contract stands in its term, or a sign of it cannot be printed.
    """
    with transaction.atomic():
        locked = lock_contract(contract)
        POLICY.require(by, "draft", locked)
        check_contract(locked.state, ContractState.SIGNING, "send_contract")
        _check(locked)
        last_day = clock.today() + timedelta(days=setting_on("contracts.sign_days", clock.today()))
        if locked.relation == Relation.ADDENDUM and locked.starts_on is None:
            locked.starts_on = clock.today()
        locked.round += 1
        locked.clauses, locked.head = draft_clauses(locked), head_of(locked)
        locked.text_digest = digest_of_text(locked.clauses, locked.head)
        locked.state, locked.sent_at, locked.said = ContractState.SIGNING, clock.now(), ""
        locked.sign_by = clock.end_of(last_day)
        locked.save()
        locked.parties.update(
            opened_at=None, reading_seconds=0, read_percent=0, code_confirmed_at=None, link_digest="", link_until=None
        )
        write_history(
            subject=locked,
            verb="contracts.contract_sent",
            by=by,
            facts={"number": locked.number, "sign_by": last_day},
        )
        tell_parties(locked, "contracts.to_sign", by=by, stage=str(locked.round))
        announce(ContractSent(locked.pk))
    return locked


def head_of(contract: Contract) -> dict[str, Any]:
    """The head that everybody is shown: who the parties are, numbers masked."""
    title = contract.version.template.title
    if contract.relation == Relation.ADDENDUM:
        title = "合同补充协议"
    return {
        "title": title,
        "number": contract.number,
        "parties": [
            {
                "label": party.label,
                "role": party.role,
                "name": party.name,
                "signatory": party.signatory,
                "address": party.address,
                "id_number": party.id_number.mask() if party.id_number else "",
                "mobile": party.mobile.mask() if party.mobile else "",
            }
            for party in contract.parties.all()
        ],
    }


def _check(contract: Contract) -> None:
    before = contract.predecessor
    if contract.relation == Relation.ADDENDUM and before is not None and before.state != ContractState.ACTIVE:
        raise Refusal(
            _("原合同 %(number)s 现在是“%(state)s”，不能再签补充协议。请撤回这一份。")
            % {"number": before.number, "state": before.get_state_display()},
            code="nothing_to_amend",
        )
    if contract.relation != Relation.ADDENDUM and contract.version.state == VersionState.RETIRED:
        raise Refusal(retired_sentence(contract.version), code="version_retired")
    for fault in faults_of(contract):
        raise Refusal(fault, code="incomplete")
    for warning in warnings_of(contract):
        if warning.blocks:
            raise Refusal(
                _("%(sentence)s不能发出，请先修改（%(source)s）。")
                % {"sentence": warning.sentence, "source": warning.source},
                code=warning.key,
            )
    for suspected in suspected_clauses(contract):
        if suspected.blocks:
            first = next(one for one in suspected.suspicions if one.is_clear)
            language = get_language() or "zh-hans"
            raise Refusal(
                _("补充条款“%(sentence)s”可能不公平：%(title)s（%(ground)s）。请修改，或者请监管人员认定。")
                % {
                    "sentence": first.sentence.text,
                    "title": first.pattern.title.said(language),
                    "ground": first.pattern.grounds[0].said(language),
                },
                code="unfair",
            )
    if contract.relation != Relation.ADDENDUM:
        refuse_wrong_term(contract)
    refuse_unprintable(contract)
