"""Rows are locked and read again before an act decides. Order: contract, then party, so that two acts never wait for each other."""

from django.utils.translation import gettext as _

from contracts.models import Contract, Inspection, Party
from contracts.refusals import Refusal


def lock_contract(contract: Contract) -> Contract:
    """Locked and read again, with what most acts look at."""
    rows = Contract.objects.select_for_update(of=("self",)).select_related(
        "version__template", "employer", "worker", "predecessor"
    )
    return rows.get(pk=contract.pk)


def lock_party(party: Party) -> Party:
    """The contract first: every act on a contract and its parties takes turns there."""
    contract = lock_contract(party.contract)
    found = Party.objects.select_for_update(of=("self",)).get(pk=party.pk)
    found.contract = contract
    return found


def lock_inspection(inspection: Inspection) -> Inspection:
    """Every act on an inspection, its notices and their items takes turns here."""
    rows = Inspection.objects.select_for_update(of=("self",)).select_related("employer", "inspector")
    return rows.get(pk=inspection.pk)


def need_reason(reason: str) -> str:
    """A reason in words.

    Raises:
        Refusal: it is empty.
    """
    if not reason.strip():
        raise Refusal(_("请写明理由，其他各方会看到。"), code="reason_missing")
    return reason.strip()


def need_words(reason: str) -> str:
    """As ``need_reason``, where there are no parties: for who looks at it later.

    Raises:
        Refusal: it is empty.
    """
    if not reason.strip():
        raise Refusal(_("请写明理由，以后查看的人会看到。"), code="reason_missing")
    return reason.strip()
