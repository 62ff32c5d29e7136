"""Facts about disputes that are announced after commit; ids and codes only."""

from dataclasses import dataclass

from jinxi_portal.kernel.events import Event


@dataclass(frozen=True)
class DisputeEvent(Event):
    dispute_id: int
    kind: str


@dataclass(frozen=True)
class DisputeTakenIn(DisputeEvent):
    channel: str


@dataclass(frozen=True)
class DisputeAccepted(DisputeEvent):
    pass


@dataclass(frozen=True)
class DisputeHandedOn(DisputeEvent):
    pass


@dataclass(frozen=True)
class DisputeEnded(DisputeEvent):
    """Without an agreement; ``state`` says how."""

    state: str


@dataclass(frozen=True)
class DisputeSettled(DisputeEvent):
    """An agreement is in force; ``kept`` once everything in it has been done. Without it again when that was noted by mistake."""

    kept: bool = False
