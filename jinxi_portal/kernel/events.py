"""Events: facts that a lower room announces after commit and a higher one may receive."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar


@dataclass(frozen=True)
class Event:
    """Base of every event; fields hold ids and plain values, never personal data or model objects."""


AnEvent = TypeVar("AnEvent", bound=Event)
_receivers: dict[type[Event], list[Callable[[Any], None]]] = defaultdict(list)


def receives(event: type[AnEvent]) -> Callable[[Callable[[AnEvent], None]], Callable[[AnEvent], None]]:
    """Register a function of a room's ``receivers.py`` for an event."""

    def register(function: Callable[[AnEvent], None]) -> Callable[[AnEvent], None]:
        _receivers[event].append(function)
        return function

    return register


def deliver(event: Event) -> None:
    """Call every receiver now. Acts use ``records.public.announce``, which waits for the commit."""
    for receiver in tuple(_receivers[type(event)]):
        receiver(event)
