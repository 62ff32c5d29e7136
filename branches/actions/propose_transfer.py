"""Propose to transfer a person's relation: from one of our branches, or into one from outside."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from branches.locking import lock_organisations, lock_person
from branches.models import Affiliation, Organisation, Transfer
from branches.policy_transfers import TRANSFERS
from branches.refusals import Refusal
from branches.rules.transfers import letter_valid_until
from branches.states import AffiliationKind
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import take_case_number, write_history


def propose_transfer(
    *,
    person: Any,
    from_organisation: Organisation | None,
    to_organisation: Organisation | None,
    why: str,
    by: Any,
    from_outside: str = "",
    to_outside: str = "",
    proposed_on: date | None = None,
) -> Transfer:
    """The other side is asked. An end that lies outside the county is named in words; one end is a branch of ours.

    Raises:
        Refusal: the person does not belong where he is to leave, belongs elsewhere, or a transfer is open already.
    """
    with transaction.atomic():
        rows = lock_organisations(from_organisation, to_organisation)
        person = lock_person(person)
        proposed_on = proposed_on or clock.today()
        transfer = Transfer(
            person=person,
            from_organisation=rows.get(from_organisation.pk) if from_organisation else None,
            from_outside="" if from_organisation else from_outside,
            to_organisation=rows.get(to_organisation.pk) if to_organisation else None,
            to_outside="" if to_organisation else to_outside,
            why=why,
            proposed_on=proposed_on,
            proposed_by=by,
            valid_until=letter_valid_until(proposed_on),
        )
        TRANSFERS.require(by, "propose", transfer)
        _check(transfer)
        transfer.number = take_case_number("transfer")
        transfer.save()
        write_history(
            subject=transfer,
            verb="branches.transfer_proposed",
            by=by,
            facts={"number": transfer.number, "transfer": transfer},
        )
    return transfer


def _check(transfer: Transfer) -> None:
    if transfer.proposed_on > clock.today():
        raise Refusal(_("提出日期不能晚于今天。"), code="day_ahead")
    ends = [transfer.from_organisation, transfer.to_organisation]
    ours = [each for each in ends if each is not None]
    if not ours or not transfer.origin or not transfer.destination:
        raise Refusal(_("请写明从哪里转出、转到哪里，其中一方是本县的支部。"), code="no_end")
    if transfer.from_organisation_id is not None and transfer.from_organisation_id == transfer.to_organisation_id:
        raise Refusal(_("转出和接收是同一个支部，不需要转接。"), code="same_branch")
    if any(not each.is_branch or each.dissolved_on is not None for each in ours):
        raise Refusal(_("转接只在现有的党支部、联合党支部之间办理。"), code="not_a_branch")
    if Transfer.objects.filter(person=transfer.person).open().exists():
        raise Refusal(_("这位党员已有一次转接正在办理。请先办结或撤回。"), code="open_transfer")
    relation = (
        Affiliation.objects.filter(person=transfer.person, kind=AffiliationKind.FULL, until__isnull=True)
        .select_related("organisation")
        .first()
    )
    if transfer.from_organisation is not None:
        if relation is None or relation.organisation_id != transfer.from_organisation_id:
            raise Refusal(_("这位党员的组织关系不在转出的支部。请核对。"), code="not_here")
    elif relation is not None:
        raise Refusal(
            _("这位党员的组织关系已在“%(branch)s”。请从那里提出转接。") % {"branch": relation.organisation},
            code="belongs_here",
        )
