"""Key enterprises, and contracts that were signed on a day, past the signing."""

from datetime import date, timedelta
from typing import Any

from contracts.actions.name_key_enterprise import name_key_enterprise
from contracts.models import Contract, KeyEnterprise
from contracts.states import ContractKind, ContractState
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import take_case_number
from tests.contracts.factories import make_employer, make_version

REASON = "从业人员多，曾经查出不公平条款。"


def make_key(by: Any, *, since: date | None = None, employer: Any = None) -> KeyEnterprise:
    employer = employer or make_employer()
    return name_key_enterprise(employer=employer, since=since or clock.today(), reason=REASON, by=by)


def signed_row(worker: Any, *, starts: date, ends: date | None, employer: Any = None, **fields: Any) -> Contract:
    """A row as the last signature leaves it."""
    signed_at = clock.start_of(starts) - timedelta(days=3)
    values = {
        "number": take_case_number("contract"),
        "kind": ContractKind.EMPLOYEE,
        "version": make_version(),
        "employer": employer or make_employer(),
        "state": ContractState.ACTIVE,
        "round": 1,
        "text_digest": "0" * 64,
        "sent_at": signed_at,
        "sign_by": signed_at + timedelta(days=7),
        "completed_at": signed_at,
    }
    return Contract.objects.create(worker=worker, starts_on=starts, ends_on=ends, **{**values, **fields})
