"""Events: facts that a lower room announces after commit and a higher one may receive."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Any, TypeVar

import structlog

log = structlog.get_logger(__name__)


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
    """Call every receiver now. Acts use ``records.public.announce``, which waits for the commit.

    A receiver that fails is logged and keeps nobody else from hearing: what is announced has happened already.
    """
    for receiver in tuple(_receivers[type(event)]):
        try:
            receiver(event)
        except Exception as error:  # noqa: BLE001 -- whatever a room does wrong, the others must hear
            # Neither the message nor the traceback: a database error quotes the row it stumbled over.
            log.error(
                "receiver_failed",
                announced=type(event).__name__,
                receiver=f"{receiver.__module__}.{getattr(receiver, '__qualname__', type(receiver).__name__)}",
                error=type(error).__name__,
                at=_place_of(error.__traceback__),
            )


def _place_of(traceback: TracebackType | None) -> str:
    """File and line where it went wrong, which is enough to find the slip."""
    place = ""
    while traceback is not None:
        place = f"{traceback.tb_frame.f_code.co_filename}:{traceback.tb_lineno}"
        traceback = traceback.tb_next
    return place
