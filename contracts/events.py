"""Facts that contracts announce after commit."""

from dataclasses import dataclass

from jinxi_portal.kernel.events import Event


@dataclass(frozen=True)
class TemplateApproved(Event):
    version_id: int


@dataclass(frozen=True)
class ContractSent(Event):
    contract_id: int


@dataclass(frozen=True)
class ContractCompleted(Event):
    """Signed by everybody and sealed."""

    contract_id: int
    worker_id: int
    employer_id: int | None


@dataclass(frozen=True)
class ContractDeclined(Event):
    contract_id: int


@dataclass(frozen=True)
class ContractEnded(Event):
    """Cancelled before its first day, ended before its last, or run out."""

    contract_id: int
    worker_id: int
    employer_id: int | None


@dataclass(frozen=True)
class ContractFiled(Event):
    """An employer's system filed a contract that was signed elsewhere; it has not been read yet."""

    filed_id: int
    worker_id: int
    employer_id: int


@dataclass(frozen=True)
class FiledContractChecked(Event):
    """It was read; what was only suspected in it is nobody's business before a person has decided."""

    filed_id: int
    employer_id: int


@dataclass(frozen=True)
class TermFoundUnfair(Event):
    """A person confirmed a sentence of an enterprise's filed text as unfair."""

    finding_id: int
    employer_id: int
