"""The supervision officer finds a suspected extra clause fair, with the reason."""

from typing import Any

from django.db import transaction

from contracts.actions.change_contract import require_draft
from contracts.actions.locking import lock_contract, need_reason
from contracts.models import ExtraClause
from contracts.policy import POLICY
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import write_history


def confirm_clause(*, clause: ExtraClause, because: str, by: Any) -> ExtraClause:
    """It no longer blocks sending, as long as its text stays word for word.

    Raises:
        Refusal: the contract was sent, or the reason is missing.
    """
    with transaction.atomic():
        contract = lock_contract(clause.contract)
        POLICY.require(by, "confirm_clause", contract)
        require_draft(contract)
        locked = ExtraClause.objects.select_for_update().get(pk=clause.pk)
        locked.confirmed_because = need_reason(because)
        locked.confirmed_by, locked.confirmed_at = by, clock.now()
        locked.save(update_fields=["confirmed_because", "confirmed_by", "confirmed_at"])
        write_history(
            subject=contract,
            verb="contracts.clause_confirmed",
            by=by,
            facts={"position": locked.position, "clause": locked},
        )
    return locked
