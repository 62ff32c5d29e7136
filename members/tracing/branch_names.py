"""Names of branches a worker may pick from when he says where he comes from: public facts, named by the rooms above."""

from collections.abc import Callable, Iterable, Sequence

MOST_NAMES = 300
_sources: list[Callable[[], Iterable[str]]] = []


def register_branch_names(source: Callable[[], Iterable[str]]) -> None:
    """Called from ``portal.py`` of a room that knows branches; the names may be seen by everybody."""
    _sources.append(source)


def branch_names() -> Sequence[str]:
    """All names once; more than a list can hold are left to be typed."""
    return list(dict.fromkeys(name for source in _sources for name in source()))[:MOST_NAMES]
