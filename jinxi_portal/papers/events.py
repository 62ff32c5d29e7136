"""What papers announces after commit."""

from dataclasses import dataclass

from jinxi_portal.kernel.events import Event


@dataclass(frozen=True)
class PaperIssued(Event):
    paper_id: int
    kind: str


@dataclass(frozen=True)
class PaperWithdrawn(Event):
    paper_id: int
    kind: str
