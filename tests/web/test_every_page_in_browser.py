"""Every page of the permission matrix in a real browser, at a desk and on a phone: no axe-core violation, nothing sticks out.

A page comes in by itself with its row in ``tests/permissions/rows``: as the people of ``VIEWERS`` whom the row lets in. What the row's
thing does not show (an empty list, a later step) needs a browser test of its own room.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.browsing import assert_fits, assert_no_axe_violations
from tests.cast import signed_in
from tests.permissions.expectations import ANONYMOUS, CALLERS, OK
from tests.permissions.matrix import ROWS
from tests.whole_pages import is_page, show

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

#: Staff, workers and visitors each have a frame of their own; a row that lets in none of these is looked at as the first one
#: whom it lets in.
VIEWERS = ("clerk", "worker", ANONYMOUS)
#: The longest page of all; tests/rest/test_pages_in_browser.py walks it at both widths.
ELSEWHERE = {"rest:docs"}


def _views() -> list[tuple[str, str]]:
    views = []
    for name, row in sorted(ROWS.items()):
        if name in ELSEWHERE:
            continue
        let_in = [caller for caller in CALLERS if row.method == "GET" and row.column[caller] == OK]
        usual = [caller for caller in VIEWERS if caller in let_in]
        views += [(name, caller) for caller in usual or let_in[:1]]
    return views


@pytest.mark.parametrize(("name", "caller"), _views())
def test_the_page_is_accessible_and_fits(
    name: str, caller: str, cast: dict[str, Any], open_browser: Callable[..., "Page"]
) -> None:
    address = reverse(name, kwargs=ROWS[name].given(cast))
    client = signed_in(Client(), None if caller == ANONYMOUS else cast[caller])
    answer = client.get(address)
    assert answer.status_code < 500 or name == "web:readyz"
    if not is_page(answer):
        return  # a file, a part of a page or the way elsewhere: nothing to look at
    page = show(open_browser, client, address)
    assert page.locator("h1").count() == 1, "a page has one heading of the first level"
    assert_no_axe_violations(page)
    page.set_viewport_size({"width": 360, "height": 740})
    assert_fits(page)
    assert_no_axe_violations(page)
