"""Addresses of rows: looked up once for a list, not once for each of its rows."""

from collections.abc import Callable
from functools import cache
from typing import Any
from urllib.parse import quote

from django.urls import NoReverseMatch, reverse

#: One of these stands where the row's own part goes, a text or a UUID; no address of the portal contains it.
_MARKS = ("0x0x0", "0f0f0f0f-0f0f-4f0f-8f0f-0f0f0f0f0f0f")


def row_url(name: str, key: Callable[[Any], str]) -> Callable[[Any], str]:
    """For a column's ``link``: ``row_url("members:lead", attrgetter("number"))``. The route takes one text or one UUID."""

    def address(row: Any) -> str:
        before, after = _around(name)
        return f"{before}{quote(key(row), safe='')}{after}"

    return address


@cache
def _around(name: str) -> tuple[str, str]:
    text, uid = _MARKS
    try:
        before, _mark, after = reverse(name, args=[text]).partition(text)
    except NoReverseMatch:
        before, _mark, after = reverse(name, args=[uid]).partition(uid)
    return before, after
