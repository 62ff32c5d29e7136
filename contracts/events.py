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
    """Ended before its last day, or run out."""

    contract_id: int
    worker_id: int
    employer_id: int | None


@dataclass(frozen=True)
class TermFoundUnfair(Event):
    """A person confirmed a sentence of an enterprise's filed text as unfair."""

    finding_id: int
    employer_id: int
