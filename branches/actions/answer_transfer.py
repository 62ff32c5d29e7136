"""The receiving side answers a transfer: it accepts, or refuses with a reason."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from branches.models import Transfer
from branches.policy_transfers import TRANSFERS
from branches.refusals import Refusal
from branches.states import TransferState, check_transfer
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import write_history


def accept_transfer(*, transfer: Transfer, by: Any) -> Transfer:
    """The person may now report with the letter.

    Raises:
        MoveNotAllowed: it was answered already.
        Refusal: who proposed it cannot be the other side too, or the branch is gone.
    """
    with transaction.atomic():
        locked = lock_transfer(transfer)
        TRANSFERS.require(by, "answer", locked)
        check_transfer(locked.state, TransferState.ACCEPTED, "accept_transfer")
        if locked.to_organisation is not None and locked.to_organisation.dissolved_on is not None:
            raise Refusal(_("接收的支部已经撤销，请不予接收，由对方另行提出。"), code="dissolved")
        if not locked.crosses_the_border and locked.proposed_by_id == by.pk:
            raise Refusal(
                _("转接要双方同意：提出的人不能同时代表接收方。请接收支部或另一位同事办理。"), code="two_sides"
            )
        _answer(locked, TransferState.ACCEPTED, "", by)
        write_history(
            subject=locked, verb="branches.transfer_accepted", by=by, facts={"valid_until": locked.valid_until}
        )
    return locked


def refuse_transfer(*, transfer: Transfer, by: Any, reason: str) -> Transfer:
    """The proposing side reads the reason; the relation stays where it is.

    Raises:
        MoveNotAllowed: it was answered already.
        Refusal: a reason is missing.
    """
    with transaction.atomic():
        locked = lock_transfer(transfer)
        TRANSFERS.require(by, "answer", locked)
        check_transfer(locked.state, TransferState.REFUSED, "refuse_transfer")
        if not reason.strip():
            raise Refusal(_("请写明不予接收的理由，对方会看到。"), code="reason_missing")
        _answer(locked, TransferState.REFUSED, reason.strip(), by)
        write_history(subject=locked, verb="branches.transfer_refused", by=by, facts={"transfer": locked})
    return locked


def lock_transfer(transfer: Transfer) -> Transfer:
    """Locked and read again, with both ends at hand."""
    rows = Transfer.objects.select_for_update(of=("self",)).select_related(
        "person", "from_organisation", "to_organisation"
    )
    return rows.get(pk=transfer.pk)


def _answer(transfer: Transfer, state: TransferState, answer: str, by: Any) -> None:
    transfer.state, transfer.answer, transfer.answered_by, transfer.answered_at = state, answer, by, clock.now()
    transfer.save(update_fields=["state", "answer", "answered_by", "answered_at"])
