"""Which community a written address lies in."""

from collections.abc import Callable

from members.models import Community


def community_reader() -> Callable[[str], int | None]:
    """A function that reads the id of the community named in an address; the names are asked of the database once."""
    # longer names first: 东门新村社区 is not 东门社区
    known = sorted(Community.objects.values_list("name", "pk"), key=lambda row: -len(row[0]))

    def read(place: str) -> int | None:
        return next((pk for name, pk in known if name in place), None) if place else None

    return read
