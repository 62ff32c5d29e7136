"""Key enterprises, inspections, and contracts that were signed on a day, past the signing."""

from datetime import date, timedelta
from typing import Any

from contracts.actions.answer_notice import answer_notice
from contracts.actions.fill_checklist import Found, fill_checklist
from contracts.actions.issue_notice import issue_notice
from contracts.actions.name_key_enterprise import name_key_enterprise
from contracts.actions.plan_inspection import plan_inspection
from contracts.checklist import shipped_checklist
from contracts.models import Contract, CorrectionNotice, Inspection, KeyEnterprise
from contracts.states import ContractKind, ContractState
from contracts.states_inspections import Answer, Occasion
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import take_case_number
from tests.contracts.factories import make_employer, make_version

UNMET = ("written_contract", "papers_with_worker")
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


def make_inspection(by: Any, *, employer: Any = None) -> Inspection:
    """Planned for today."""
    return plan_inspection(
        employer=employer or make_employer(),
        occasion=Occasion.COMPLAINT,
        planned_on=clock.today(),
        purpose="有人反映证件被扣押。",
        by=by,
    )


def found_with(*unmet: str) -> dict[str, Found]:
    """Everything is met but these items, by key."""
    return {
        item.key: Found(Answer.DOES_NOT, f"{item.key} 发现的问题") if item.key in unmet else Found(Answer.MEETS)
        for item in shipped_checklist().items
    }


def make_checked(by: Any, *unmet: str, employer: Any = None) -> Inspection:
    inspection = make_inspection(by, employer=employer)
    return fill_checklist(inspection=inspection, inspected_on=clock.today(), found=found_with(*unmet), by=by)


def make_notice(by: Any, *unmet: str, days: int = 10, employer: Any = None) -> CorrectionNotice:
    """Issued today; two items when none is named."""
    inspection = make_checked(by, *(unmet or UNMET), employer=employer)
    return issue_notice(inspection=inspection, demands={}, days=days, by=by)


def answer_all(notice: CorrectionNotice, *, by: Any) -> Inspection:
    for item in notice.items.all():
        answer_notice(item=item, reply="已经改正。", by=by)
    return Inspection.objects.get(pk=notice.inspection_id)
