"""Facts that the members' room announces after commit."""

from dataclasses import dataclass

from jinxi_portal.kernel.events import Event


@dataclass(frozen=True)
class LeadConfirmed(Event):
    """A human has said that this worker is the member the lead points at."""

    lead_id: int
    worker_id: int


@dataclass(frozen=True)
class LeadRejected(Event):
    """A human has said that this worker is none of the members the lead points at."""

    lead_id: int
    worker_id: int


@dataclass(frozen=True)
class LeadDecisionUndone(Event):
    """A decision was taken back; the lead is open again."""

    lead_id: int
    worker_id: int


@dataclass(frozen=True)
class LeadOpened(Event):
    """A first sign that a worker may be a member."""

    lead_id: int
    worker_id: int
    channel: str


@dataclass(frozen=True)
class LeadMoved(Event):
    """A lead has gone from one stage of tracing to another."""

    lead_id: int
    before: str
    after: str


@dataclass(frozen=True)
class LeadConcluded(Event):
    """A human has said where the person of a lead belongs; ``person_id`` is None when nobody is confirmed."""

    lead_id: int
    person_id: int | None
    outcome: str


@dataclass(frozen=True)
class FloatingOver(Event):
    """A floating member's registration has ended; ``ending`` is a value of ``FloatingEnd``."""

    floating_id: int
    person_id: int
    ending: str


@dataclass(frozen=True)
class LeadStale(Event):
    """Nothing has happened about a lead for longer than the setting allows; it is back in everybody's queue."""

    lead_id: int
    tracer_id: int | None


@dataclass(frozen=True)
class WorkersJoined(Event):
    """Two workers are one human being; ``worker_id`` has no engagements any more."""

    worker_id: int
    into_id: int


@dataclass(frozen=True)
class WorkerJoinUndone(Event):
    """An engagement went back to the worker it came from."""

    worker_id: int
    from_id: int


@dataclass(frozen=True)
class LinkageModelSwitched(Event):
    """From now on comparisons use this model."""

    model_id: int


@dataclass(frozen=True)
class RosterReceived(Event):
    """An employer's roster went in."""

    roster_id: int


@dataclass(frozen=True)
class ComparisonFinished(Event):
    """Leads and joins of a comparison are stored."""

    run_id: int
