"""Keep a list's filter under a name."""

from typing import Any

from jinxi_portal.web.models import SavedFilter
from jinxi_portal.web.policy import POLICY

#: More would not fit into the menu.
MOST_PER_LIST = 20


class TooManyFiltersError(ValueError):
    """The list has as many saved filters as its menu shows."""


def save_filter(*, by: Any, list_key: str, name: str, query: str) -> SavedFilter:
    """Save or, under a known name, replace.

    Raises:
        TooManyFiltersError: when the list has its fill and the name is new.
    """
    POLICY.require(by, "save_filter")
    mine = SavedFilter.objects.filter(user=by, list_key=list_key)
    if mine.exclude(name=name).count() >= MOST_PER_LIST:
        raise TooManyFiltersError(list_key)
    saved, _created = mine.update_or_create(
        name=name, defaults={"query": query}, create_defaults={"user": by, "list_key": list_key, "query": query}
    )
    return saved
