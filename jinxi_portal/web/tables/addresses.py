"""Addresses of rows: looked up once for a list, not once for each of its rows."""

from collections.abc import Callable
from functools import cache
from typing import Any
from urllib.parse import quote

from django.urls import reverse

#: Stands where the row's own part goes; no address of the portal contains it.
_MARK = "0x0x0"


def row_url(name: str, key: Callable[[Any], str]) -> Callable[[Any], str]:
    """For a column's ``link``: ``row_url("members:lead", attrgetter("number"))``. The route takes one text."""

    def address(row: Any) -> str:
        before, after = _around(name)
        return f"{before}{quote(key(row), safe='')}{after}"

    return address


@cache
def _around(name: str) -> tuple[str, str]:
    before, _mark, after = reverse(name, args=[_MARK]).partition(_MARK)
    return before, after
