"""The door of contracts: what rooms above may know and do.

A contract names its parties: whoever shows one asks the own policy first, and never a stranger to it.
"""

from datetime import date
from typing import Any

from contracts.coverage import workers_counted, workers_covered
from contracts.events import (
    ContractCompleted,
    ContractDeclined,
    ContractEnded,
    ContractFiled,
    ContractSent,
    FiledContractChecked,
    TemplateApproved,
)
from contracts.models import Contract
from contracts.querysets import ContractQuerySet
from contracts.settings_of_contracts import MINIMUM_WAGE
from contracts.states import ContractKind, ContractState
from jinxi_portal.records.public import setting_on

#: For foreign keys: ``models.ForeignKey(CONTRACT, …)``.
CONTRACT = "contracts.Contract"

__all__ = [
    "CONTRACT",
    "Contract",
    "ContractCompleted",
    "ContractDeclined",
    "ContractEnded",
    "ContractFiled",
    "ContractKind",
    "ContractSent",
    "ContractState",
    "FiledContractChecked",
    "TemplateApproved",
    "contract_numbered",
    "contracts_of_worker",
    "minimum_wage",
    "workers_counted",
    "workers_covered",
]


def contracts_of_worker(worker: Any, on: date) -> ContractQuerySet:
    """The contracts of a worker that hold on the day, newest first: to link a dispute to one."""
    return Contract.objects.holding(on=on).filter(worker=worker).order_by("-completed_at", "-pk")


def contract_numbered(number: str, user: Any) -> Contract | None:
    """The contract of this number, when the user may see it on the desk."""
    return Contract.objects.visible_to(user).filter(number=number.strip().upper()).first()


def minimum_wage(on: date) -> int:
    """The county's minimum wage a month, in yuan, as it is in force on the day."""
    return setting_on(MINIMUM_WAGE.key, on)
