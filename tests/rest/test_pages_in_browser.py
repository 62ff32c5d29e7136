"""Keys and the page of the API in a real browser, at a desk and on a phone."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from jinxi_portal.accounts.models import User
from jinxi_portal.rest.views import schema as schema_views
from tests.browsing import assert_fits, assert_no_axe_violations, sign_in_browser
from tests.rest.conftest import caller

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
WIDTHS = pytest.mark.parametrize("width", [1440, 360])
Open = Callable[..., "Page"]


@pytest.fixture
def go(portal_url: str, open_browser: Open) -> Open:
    def open_page(path: str, user: User | None = None, width: int = 1440) -> "Page":
        phone = {"has_touch": True, "is_mobile": True} if width < 500 else {}
        page = open_browser(width=width, height=740 if phone else 900, **phone)
        if user is not None:
            sign_in_browser(page, portal_url, user)
        page.goto(f"{portal_url}{path}")
        return page

    return open_page


def look_at(page: "Page") -> None:
    assert_no_axe_violations(page)
    assert_fits(page)


@WIDTHS
def test_pages_of_keys_are_accessible_and_fit(go: Open, clerk: User, width: int) -> None:
    key = caller(clerk).key
    for path in ("/api/keys/", "/api/keys/new/", f"/api/keys/{key.pk}/"):
        look_at(go(path, clerk, width))


@WIDTHS
def test_the_page_of_the_api_is_accessible_and_fits_for_everybody(go: Open, clerk: User, width: int) -> None:
    schema_views.described.cache_clear()
    look_at(go("/api/docs/", None, width))
    look_at(go("/api/docs/", clerk, width))
    schema_views.described.cache_clear()


@WIDTHS
def test_an_employer_exchanges_its_key_and_copies_the_secret(
    go: Open, clerk: User, employer_staff: User, width: int
) -> None:
    key = caller(clerk).key
    page = go(f"/api/keys/{key.pk}/", employer_staff, width)
    page.get_by_role("button", name="更换").first.click()
    page.get_by_role("dialog").get_by_role("button", name="更换").click()
    page.get_by_text("密钥只显示这一次").wait_for()
    look_at(page)
    assert page.locator("code.secret").inner_text().startswith("jx_")
    page.reload()
    assert page.locator("code.secret").count() == 0
