"""Whom to tell of a contract: its worker, if she signs in, and the staff of its employer, or who drafted it when there is none."""

from typing import Any

from contracts.models import Contract, FiledText, Inspection
from jinxi_portal.accounts.public import PlaceKind, Role, holders_of
from jinxi_portal.kernel import clock
from jinxi_portal.notices.public import notify
from members.public import account_of


def people_of(contract: Contract) -> list[Any]:
    """The accounts behind a contract; customers have none. A contract without an employer was drafted in the office for both sides."""
    people = workers_account(contract)
    if contract.employer_id is None:
        people += [contract.created_by] if contract.created_by is not None else []
    else:
        people += holders_of(Role.EMPLOYER_STAFF, place_kind=PlaceKind.EMPLOYER, place_id=contract.employer_id)
    return people


def workers_account(contract: Contract) -> list[Any]:
    """The worker's own account; empty when she has none."""
    account = account_of(contract.worker)
    return [account.user] if account is not None else []


def tell_parties(contract: Contract, kind: str, *, by: Any, stage: str = "", **facts: Any) -> None:
    """Tell everybody with an account, but for who did it."""
    notify(kind=kind, to=people_of(contract), subject=contract, by=by, stage=stage, facts=facts or None)


def tell_employer(inspection: Inspection, kind: str, *, by: Any, stage: str = "", **facts: Any) -> None:
    """Tell the staff of the enterprise that was inspected."""
    people = holders_of(Role.EMPLOYER_STAFF, place_kind=PlaceKind.EMPLOYER, place_id=inspection.employer_id)
    notify(kind=kind, to=people, subject=inspection, by=by, stage=stage, facts=facts or None)


def tell_of_unfair_terms(text: FiledText, *, by: Any) -> None:
    """Tell the staff of the enterprise whose text it is; once a day, however many sentences were decided about."""
    people = holders_of(Role.EMPLOYER_STAFF, place_kind=PlaceKind.EMPLOYER, place_id=text.employer_id)
    notify(kind="contracts.term_unfair", to=people, subject=text, by=by, stage=clock.today().isoformat())
