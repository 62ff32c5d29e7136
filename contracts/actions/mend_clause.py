"""A suspected extra clause of a draft takes over the fair wording."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from contracts.actions.change_contract import require_draft
from contracts.actions.locking import lock_contract
from contracts.clauses.mending import with_fair_wording
from contracts.drafting import suspected_clauses
from contracts.models import Contract, ExtraClause
from contracts.policy import POLICY
from contracts.refusals import Refusal
from jinxi_portal.records.public import write_history


def mend_clause(*, clause: ExtraClause, by: Any) -> Contract:
    """Every sentence of it that blocks sending is replaced; what else it says stays.

    Raises:
        Refusal: the contract was sent, nothing in the clause is suspected any more, or it would become too long.
    """
    with transaction.atomic():
        contract = lock_contract(clause.contract)
        POLICY.require(by, "draft", contract)
        require_draft(contract)
        suspected = next((each for each in suspected_clauses(contract) if each.clause.pk == clause.pk), None)
        if suspected is None or not suspected.blocks:
            raise Refusal(_("这一条已经改过了，请刷新页面看最新的内容。"), code="mended_already")
        locked, text = suspected.clause, suspected.clause.text
        for one in suspected.suspicions:
            if one.is_clear:
                text = with_fair_wording(text, one.sentence.text, one.pattern.fair)
        if text == locked.text or len(text) > ExtraClause.LONGEST:
            raise Refusal(_("这一条不能直接换成公平写法，请在“填写合同”里修改。"), code="mend_by_hand")
        locked.text = text
        locked.save(update_fields=["text"])
        write_history(
            subject=contract,
            verb="contracts.clause_mended",
            by=by,
            facts={"position": locked.position, "clause": locked},
        )
    return contract
