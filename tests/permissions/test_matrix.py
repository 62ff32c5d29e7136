"""Every address x every caller, as ``matrix.py`` says."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.cast import signed_in
from tests.permissions.expectations import ANONYMOUS, CALLERS, COLLEAGUE, KEY, OK, SIGN_IN, STRANGER, Expect
from tests.permissions.matrix import ROWS, UNGUARDED

#: A form that was looked at and found wrong, a link that is over, another's turn, a part that does not run: let in.
_LOOKED_AT = {400, 409, 410, 422, 503}


def routes(patterns: list[Any] | None = None, spaces: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every named address of the portal."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{spaces}{pattern.namespace}:" if pattern.namespace else spaces
            yield from routes(pattern.url_patterns, inner)
        else:
            yield f"{spaces}{pattern.name or pattern.pattern}", pattern


ROUTES = dict(routes())


def met(answer: HttpResponse) -> Expect | int:
    """What the caller met."""
    status, target = answer.status_code, answer.headers.get("Location", "")
    if (
        status in {301, 302}
        and target.split("?")[0] == reverse("account_login")
        and answer.request["PATH_INFO"] != (reverse("account_logout"))
    ):
        return SIGN_IN
    if status < 400 or status in _LOOKED_AT:
        return OK
    return {401: KEY, 403: COLLEAGUE, 404: STRANGER}.get(status, status)


def tells_whom_to_ask(answer: HttpResponse) -> bool:
    page = answer.content.decode()
    return "可以找" in page or "请联系" in page or "请由" in page


def test_every_route_has_a_row_and_every_row_a_route() -> None:
    assert sorted(ROUTES) == sorted(ROWS)


def test_every_view_carries_a_guard() -> None:
    bare = {name for name, pattern in ROUTES.items() if not hasattr(pattern.callback, "portal_guard")}
    assert bare == set(UNGUARDED)
    assert all(UNGUARDED.values())


def test_every_row_says_something_of_everybody() -> None:
    for name, row in ROWS.items():
        assert set(row.column) == set(CALLERS), name


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(ROWS))
def test_everybody_meets_what_the_matrix_says(name: str, cast: dict[str, Any]) -> None:
    row = ROWS[name]
    arguments = row.given(cast)
    body = row.body(cast, arguments)
    address = reverse(name, kwargs=arguments)
    wrong = []
    for caller in CALLERS:
        client = signed_in(Client(raise_request_exception=False), None if caller == ANONYMOUS else cast[caller])
        before = transaction.savepoint()  # not a block of its own: some acts insist on being the outermost one
        answer = client.get(address) if row.method == "GET" else client.post(address, body)
        transaction.savepoint_rollback(before)  # the next caller finds everything as it was
        found = met(answer)
        if found != row.column[caller]:
            wrong.append(f"{caller}: expected {row.column[caller]}, met {found}")
        elif found == COLLEAGUE and not tells_whom_to_ask(answer):
            wrong.append(f"{caller}: 403, but is not told whom to ask")
    assert not wrong, f"{row.method} {address}\n" + "\n".join(wrong)
