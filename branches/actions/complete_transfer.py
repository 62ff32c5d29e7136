"""The person has reported: the relation moves this day, and the receipt slip goes back."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from branches.actions.affiliate import begin_affiliation
from branches.actions.answer_transfer import lock_transfer
from branches.actions.end_affiliation import finish_affiliation
from branches.events import TransferCompleted
from branches.locking import lock_organisations, lock_person
from branches.models import Affiliation, Transfer
from branches.policy_transfers import TRANSFERS
from branches.refusals import Refusal
from branches.states import AffiliationEnd, AffiliationKind, TransferState, check_transfer
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import announce, write_history


def complete_transfer(*, transfer: Transfer, arrived_on: date, by: Any) -> Transfer:
    """From ``arrived_on`` the person belongs to the new branch; the old relation and its posts end the day before.

    Who took part at the new branch as a floating member or contact has a full relation there now.

    Raises:
        MoveNotAllowed: the other side has not accepted, or it has ended.
        Refusal: the day does not fit, or the letter is no longer valid.
    """
    with transaction.atomic():
        lock_organisations(transfer.from_organisation, transfer.to_organisation)
        lock_person(transfer.person)
        locked = lock_transfer(transfer)
        TRANSFERS.require(by, "complete", locked)
        check_transfer(locked.state, TransferState.COMPLETED, "complete_transfer")
        _check_day(locked, arrived_on)
        _leave(locked, arrived_on - timedelta(days=1), by)
        if locked.to_organisation is not None:
            begin_affiliation(
                person=locked.person,
                organisation=locked.to_organisation,
                kind=AffiliationKind.FULL,
                since=arrived_on,
                by=by,
            )
        locked.state, locked.arrived_on = TransferState.COMPLETED, arrived_on
        locked.save(update_fields=["state", "arrived_on"])
        write_history(
            subject=locked,
            verb="branches.transfer_completed",
            by=by,
            facts={"arrived_on": arrived_on, "transfer": locked},
        )
        announce(TransferCompleted(locked.pk, locked.person_id, locked.from_organisation_id, locked.to_organisation_id))
    return locked


def _check_day(transfer: Transfer, arrived_on: date) -> None:
    if not transfer.proposed_on <= arrived_on <= clock.today():
        raise Refusal(_("报到日期要在提出转接之后，并且不晚于今天。请核对日期。"), code="wrong_day")
    if arrived_on > transfer.valid_until:
        raise Refusal(
            _("介绍信的有效期到 %(day)s 为止。请撤回这次转接，由转出方重新提出。")
            % {"day": transfer.valid_until.isoformat()},
            code="letter_ended",
        )


def _leave(transfer: Transfer, last_day: date, by: Any) -> None:
    standing = Affiliation.objects.select_for_update(of=("self",)).filter(person=transfer.person_id, until__isnull=True)
    for affiliation in standing.select_related("organisation", "person"):
        leaves = affiliation.organisation_id == transfer.from_organisation_id
        becomes_full = affiliation.organisation_id == transfer.to_organisation_id
        if not (leaves or becomes_full):
            continue
        why = AffiliationEnd.TRANSFERRED if leaves else AffiliationEnd.REORGANISED
        if affiliation.since > last_day:
            raise Refusal(
                _("报到日期要晚于现有归属的开始日期（%(day)s）。请核对日期。") % {"day": affiliation.since.isoformat()},
                code="wrong_day",
            )
        finish_affiliation(affiliation=affiliation, last_day=last_day, why=why, by=by)
