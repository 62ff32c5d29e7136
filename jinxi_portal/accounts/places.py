"""Places that people are posted to. They lie in higher rooms, which register how to list them."""

from collections.abc import Callable, Iterable

from jinxi_portal.accounts.models import Posting
from jinxi_portal.accounts.roles import PlaceKind

#: Answers pairs of id and name, for example of every employer.
ListPlaces = Callable[[], Iterable[tuple[int, str]]]

_sources: dict[PlaceKind, ListPlaces] = {}


def register_places(kind: PlaceKind, list_places: ListPlaces) -> None:
    """A room tells how its places are listed; from its ``portal.py``.

    Raises:
        ValueError: when the kind has been registered already.
    """
    if kind in _sources:
        raise ValueError(f"places of kind {kind} are registered twice")
    _sources[kind] = list_places


def is_listed(kind: PlaceKind) -> bool:
    """Whether a room lists the places of this kind; of others only the names in postings are known."""
    return kind in _sources


def known_places(kind: PlaceKind) -> dict[str, int | None]:
    """Names to ids; the id is ``None`` where no room has given one yet."""
    if kind in _sources:
        return {name: place_id for place_id, name in _sources[kind]()}
    named = Posting.objects.filter(place_kind=kind).exclude(place_name="").order_by("place_name", "-place_id")
    places: dict[str, int | None] = {}
    for name, place_id in named.values_list("place_name", "place_id").distinct():
        places[name] = places.get(name) or place_id
    return places
