"""Facts about requests for help that are announced after commit; ids and codes only."""

from dataclasses import dataclass

from jinxi_portal.kernel.events import Event


@dataclass(frozen=True)
class HelpEvent(Event):
    request_id: int
    organisation_id: int | None
    kind: str


@dataclass(frozen=True)
class HelpAsked(HelpEvent):
    pass


@dataclass(frozen=True)
class HelpResolved(HelpEvent):
    days: int


@dataclass(frozen=True)
class HelpReopened(HelpEvent):
    pass
