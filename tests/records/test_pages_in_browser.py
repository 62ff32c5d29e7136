"""The auditor's pages and drafts in a real browser, at a desk and on a phone."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from jinxi_portal.accounts.models import User
from jinxi_portal.accounts.public import Policy, signed_in
from jinxi_portal.records import anchors
from jinxi_portal.records.models import Draft
from jinxi_portal.records.public import SubjectKind, record_looks, register_subject
from jinxi_portal.records.subjects import subject_kinds
from tests.browsing import assert_fits, assert_no_axe_violations, sign_in_browser
from tests.records.test_access_log import tamper

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
WIDTHS = pytest.mark.parametrize("width", [1440, 360])


@pytest.fixture(autouse=True)
def looks(settings: Any, tmp_path: Path, clerk: User, worker: User, portal_url: str) -> Iterator[None]:
    settings.PORTAL_HOME = tmp_path
    policy = Policy("tests", {"see": signed_in})
    kind = SubjectKind(
        "accounts.user",
        "从业人员",
        policy,
        sealed_fields=("mobile",),
        find=lambda words: User.objects.filter(name=words),
    )
    register_subject(kind)
    reasons = ["核对花名册", "电话回访，核实其是否仍在本县从事家政服务工作，并了解流动党员组织关系所在支部"]
    for number in range(60):
        record_looks(by=clerk, subjects=[worker], field="mobile", reason=reasons[number % 2])
    anchors.write_anchor(on=date(2026, 3, 2))
    yield
    del subject_kinds._entries[kind.key]


@pytest.fixture
def audit(portal_url: str, open_browser: Callable[..., "Page"], auditor: User) -> Callable[..., "Page"]:
    def open_page(path: str, width: int = 1440) -> "Page":
        phone = {"has_touch": True, "is_mobile": True} if width < 500 else {}
        page = open_browser(width=width, height=740 if phone else 900, **phone)
        sign_in_browser(page, portal_url, auditor)
        page.goto(f"{portal_url}{path}")
        return page

    return open_page


def look_at(page: "Page", shots: str, width: int) -> None:
    assert_no_axe_violations(page)
    assert_fits(page)


@WIDTHS
@pytest.mark.parametrize("path", ["/records/access-log/", "/records/access-log/people/", "/records/access-log/chain/"])
def test_the_auditors_pages_are_accessible_and_fit(audit: Callable[..., "Page"], path: str, width: int) -> None:
    look_at(audit(path, width), path, width)


@WIDTHS
def test_a_broken_chain_is_accessible_and_fits_too(audit: Callable[..., "Page"], width: int) -> None:
    tamper("UPDATE records_accessentry SET reason = '别的' WHERE sequence = 50")
    tamper("UPDATE records_accessentry SET digest = repeat('b', 64) WHERE sequence = 60")
    page = audit("/records/access-log/chain/", width)
    assert "第 50 条与前后不相接" in page.inner_text("main")
    look_at(page, "broken", width)


def test_an_auditor_finds_a_person_and_pages_through_the_looks(audit: Callable[..., "Page"]) -> None:
    page = audit("/records/access-log/")
    page.get_by_role("link", name="按姓名查找").click()
    page.get_by_label("姓名").fill("王桂芳")
    page.get_by_role("button", name="查找", exact=True).click()
    page.get_by_role("link", name="王桂芳").click()
    assert "王桂芳" not in page.url
    page.get_by_role("link", name="更早的").click()
    page.get_by_role("rowheader", name="1", exact=True).wait_for()
    page.get_by_role("link", name="首页", exact=True).click()
    page.get_by_role("rowheader", name="60", exact=True).wait_for()


def test_a_form_saves_itself_while_somebody_types(portal_url: str, browser_page: "Page", clerk: User) -> None:
    sign_in_browser(browser_page, portal_url, clerk)
    browser_page.goto(f"{portal_url}/styleguide/")
    form = browser_page.locator("form[data-draft-url]")
    form.locator("input[type=text]").first.fill("写了一半")
    form.get_by_text("草稿已保存").wait_for()
    assert "写了一半" in Draft.objects.get(user=clerk).content.reveal()
