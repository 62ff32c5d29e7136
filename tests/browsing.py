"""Headless Chromium for tests marked ``browser``: one per test process, a fresh context per test.

``browser_page`` is a desk (1440 px), ``phone_page`` a phone (360 px), ``portal_url`` the portal's address. A page that runs
into its own content security policy, or throws, fails its test.
"""

import os
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest

from jinxi_portal.runtime import chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

#: A test may take this long to see something appear; nothing waits that long when all is well.
PATIENCE_MILLISECONDS = 30_000
_A_MICROPHONE = ("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream")
_NOT_RUN = pytest.StashKey[int]()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    wanted = [item for item in items if item.get_closest_marker("browser")]
    if wanted and chromium.find() is None:
        for item in wanted:
            item.add_marker(pytest.mark.skip(reason=chromium.HOW_TO_INSTALL))
        config.stash[_NOT_RUN] = len(wanted)


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    missing = sum("Chromium" in str(report.longrepr) for report in terminalreporter.stats.get("skipped", []))
    if missing:
        terminalreporter.write_sep("-", "browser tests not run")
        terminalreporter.write_line(f"{missing} browser tests were NOT run: {chromium.HOW_TO_INSTALL}")


@pytest.fixture(scope="session")
def _browser() -> "Iterator[Browser]":
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=PATIENCE_MILLISECONDS)
    # Playwright keeps an event loop in this thread; Django would refuse the database there.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    program = chromium.find()
    assert program is not None
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=[*chromium.ARGUMENTS, *_A_MICROPHONE])
        yield browser
        browser.close()


@pytest.fixture
def open_browser(_browser: "Browser") -> "Iterator[Callable[..., Page]]":
    """Open another person's browser: ``open_browser(width=360, height=740)``; each has cookies of its own."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def open_one(width: int = 1440, height: int = 900, **options: Any) -> "Page":
        context = _browser.new_context(
            **{
                "viewport": {"width": width, "height": height},
                "locale": "zh-CN",
                "timezone_id": "Asia/Shanghai",
                **options,
            }
        )
        context.set_default_timeout(PATIENCE_MILLISECONDS)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
        page.on("console", lambda message: _listen(message, complaints))
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert not complaints, "\n".join(complaints)


def _listen(message: Any, complaints: list[str]) -> None:
    if message.type == "error" and "Content Security Policy" in message.text:
        complaints.append(message.text)


@pytest.fixture
def browser_page(open_browser: "Callable[..., Page]") -> "Page":
    """A desktop browser, 1440 px wide."""
    return open_browser()


@pytest.fixture
def phone_page(open_browser: "Callable[..., Page]") -> "Page":
    """A cheap phone, 360 px wide, with touch."""
    return open_browser(width=360, height=740, has_touch=True, is_mobile=True)


@pytest.fixture
def portal_url(live_server: Any) -> str:
    """The address of the portal under test, without a slash at its end; asking for it makes the test commit."""
    return str(live_server.url)


def sign_in_browser(page: "Page", portal_url: str, user: Any) -> None:
    """Sign a person in past the sign-in page."""
    from django.conf import settings
    from django.test import Client

    client = Client()
    client.force_login(user)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": portal_url}])


def assert_no_axe_violations(page: "Page") -> None:
    """The page keeps WCAG 2.2 AA as far as axe-core can see; a violation is told with its rule and its elements."""
    from axe_playwright_python.sync_playwright import Axe

    _arrived(page)
    if not page.evaluate("'axe' in window"):  # compiling it is most of its cost
        page.evaluate(Axe().axe_script)
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    options = {"runOnly": {"type": "tag", "values": tags}, "resultTypes": ["violations"]}
    found = page.evaluate("options => axe.run(document, options)", options)["violations"]
    told = [
        f"{rule['id']} ({rule['impact']}): {rule['help']}\n"
        + "\n".join(f"    {node['html'][:200]}\n    {node['failureSummary']}" for node in rule["nodes"])
        for rule in found
    ]
    assert not told, f"{page.url}\n" + "\n".join(told)


def assert_fits(page: "Page") -> None:
    """The page does not scroll sideways in its window."""
    _arrived(page)
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0, f"{page.url} scrolls sideways by {wide} px"


def wait_until(page: "Page", holds: Callable[[], bool]) -> None:
    """What a page does on its own, and does not show, has come about: ``wait_until(page, Party.objects.filter(…).exists)``.

    Playwright's ``wait_for_function`` takes any promise for a yes; what is asked asynchronously is asked here, with ``evaluate``.
    """
    for _tenth in range(PATIENCE_MILLISECONDS // 100):
        if holds():
            return
        page.wait_for_timeout(100)
    assert holds()


def _arrived(page: "Page") -> None:
    """A click that leads to another page returns when that page begins; it may have no element yet.

    So does a page that a script wrote anew (``js/upload.js``): its own word counts, not only the browser's.
    """
    page.wait_for_load_state("load")
    page.wait_for_function("document.readyState === 'complete'")
