"""Contracts that addresses name: drafted by the staff of the cast's employer for the cast's worker."""

from typing import Any

from contracts.actions.ask_question import ask_question
from contracts.actions.end_contract import end_contract
from contracts.models import Contract, Party
from contracts.states import EndReason
from jinxi_portal.kernel import clock
from members.public import worker_of
from tests.contracts.factories import draft, make_worker, sent, signed
from tests.permissions.expectations import Cast

Arguments = dict[str, Any]


def _worker(cast: Cast) -> Any:
    return worker_of(cast["worker"]) or make_worker(user=cast["worker"])


def a_draft(cast: Cast) -> Arguments:
    return {"number": draft(cast["employer_staff"], worker=_worker(cast)).number}


def a_sent_contract(cast: Cast) -> Arguments:
    return {"number": sent(cast["employer_staff"], worker=_worker(cast)).number}


def a_signed_contract(cast: Cast) -> Arguments:
    return {"number": signed(cast["employer_staff"], worker=_worker(cast)).number}


def an_ended_contract(cast: Cast) -> Arguments:
    contract = signed(cast["employer_staff"], worker=_worker(cast))
    end_contract(
        contract=contract,
        ended_on=clock.today(),
        end_reason=EndReason.AGREED,
        end_note="",
        settlement={},
        by=cast["employer_staff"],
    )
    return {"number": contract.number}


def an_extra_clause(cast: Cast) -> Arguments:
    contract = draft(cast["employer_staff"], worker=_worker(cast), extra=("每年体检一次，费用由甲方承担。",))
    return {"pk": contract.extra_clauses.get().pk}


def a_question(cast: Cast) -> Arguments:
    contract = sent(cast["employer_staff"], worker=_worker(cast))
    return {"pk": ask_question(party=_party(contract, "worker"), text="受伤了谁出钱？", by=None).pk}


def the_workers_part(cast: Cast) -> Arguments:
    return {"uid": _party(sent(cast["employer_staff"], worker=_worker(cast)), "worker").uid}


def a_token(cast: Cast) -> Arguments:
    return {"token": "nobody-has-this-link"}


def a_guests_part(cast: Cast) -> Arguments:
    return {"uid": _party(sent(cast["employer_staff"], worker=_worker(cast)), "employer").uid}


def a_guests_file(cast: Cast) -> Arguments:
    contract = signed(cast["employer_staff"], worker=_worker(cast))
    return {"uid": _party(contract, "employer").uid, "number": contract.number}


def _party(contract: Contract, role: str) -> Party:
    found: Party = Party.objects.select_related("contract").get(contract=contract, role=role)
    return found
