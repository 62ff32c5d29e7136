"""The portal inside a browser without a web server: what the browser asks for is answered by Django's test client.

The browser's requests run in the test's own thread and transaction, so nothing has to be committed and no database is copied
afterwards: a page costs a fraction of a second. Journeys of several steps (``tests/browsing.py``) still use a real server.
"""

import mimetypes
from collections.abc import Callable
from contextvars import copy_context
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

#: A name the browser trusts as it trusts https, and that Django's test client may use.
ORIGIN = "http://localhost"


@cache
def _static_file(path: str) -> tuple[bytes, str] | None:
    found = finders.find(path)
    if found is None:
        return None
    with open(found, "rb") as file:
        return file.read(), mimetypes.guess_type(path)[0] or "application/octet-stream"


def is_page(answer: Any) -> bool:
    """A whole page for people: not a file, a part of a page, a redirect or data."""
    kind = answer.headers.get("Content-Type", "")
    return kind.startswith("text/html") and not answer.streaming and b"<html" in answer.content[:500]


def show(open_browser: Callable[..., "Page"], client: Client, address: str, **options: Any) -> "Page":
    """Open ``address`` in a browser window as whoever is signed in at ``client``."""
    page = open_browser(service_workers="block", **options)
    # Playwright calls back in a context of its own; Django would open another connection there, outside the test's transaction.
    here = copy_context()

    def answer(route: "Route") -> None:
        asked = route.request
        parts = urlsplit(asked.url)
        if parts.path.startswith(settings.STATIC_URL):
            file = _static_file(parts.path.removeprefix(settings.STATIC_URL))
            route.fulfill(body=file[0], content_type=file[1]) if file else route.fulfill(status=404)
            return
        if asked.method != "GET" or f"{parts.scheme}://{parts.netloc}" != ORIGIN:
            route.abort()
            return
        path = f"{parts.path}?{parts.query}" if parts.query else parts.path
        headers = {"HX-Request": "true"} if "hx-request" in asked.headers else None
        told = here.run(lambda: client.get(path, headers=headers))
        body = b"".join(told.streaming_content) if told.streaming else told.content  # type: ignore[arg-type]
        route.fulfill(status=told.status_code, headers=dict(told.headers), body=body)

    page.route("**/*", answer)
    page.goto(f"{ORIGIN}{address}")
    return page
