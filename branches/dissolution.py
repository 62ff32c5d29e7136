"""What must be handed on before an organisation is dissolved. Rooms and subjects above register what is still open."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from branches.models import Organisation


@dataclass(frozen=True)
class Obstacle:
    """What is open (a sentence with the count) and where to hand it on."""

    sentence: Any
    url: str = ""


#: Answers what of its own is still open at the organisation on the day; in a constant number of queries.
FindObstacles = Callable[[Organisation, date], Iterable[Obstacle]]
_finders: list[FindObstacles] = []


def register_obstacle(find: FindObstacles) -> FindObstacles:
    """From ``portal.py`` or ``portal_<subject>.py``; usable as a decorator."""
    if find not in _finders:
        _finders.append(find)
    return find


def obstacles_to_dissolving(organisation: Organisation, *, on: date) -> list[Obstacle]:
    """Everything that must be handed on first; an empty list when nothing stands in the way."""
    return [obstacle for find in _finders for obstacle in find(organisation, on)]
