"""The pages of papers in a real browser, at both widths."""

from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse

from jinxi_portal.accounts.models import User
from jinxi_portal.papers.public import open_paper
from tests.browsing import assert_fits, assert_no_axe_violations, sign_in_browser
from tests.papers.making import a_slip

pytestmark = pytest.mark.browser


def looks_well(page: Any) -> None:
    assert_fits(page)
    assert_no_axe_violations(page)


def test_anybody_checks_a_paper_on_the_phone(portal_url: str, clerk: User, phone_page: Any, tmp_path: Path) -> None:
    paper = a_slip(by=clerk)
    file = tmp_path / "回执.pdf"
    file.write_bytes(open_paper(paper))
    phone_page.goto(portal_url + reverse("papers:verify"))
    looks_well(phone_page)
    phone_page.get_by_label("文书编号").fill(paper.number)
    phone_page.get_by_label("校验码").fill(paper.code.lower())
    phone_page.get_by_role("button", name="查一查").click()
    phone_page.get_by_text("登记簿里有这份文书，现在有效").wait_for()
    looks_well(phone_page)
    phone_page.get_by_role("link", name="核对另一份").click()
    phone_page.get_by_label("文书的电子版（PDF）").set_input_files(file)
    phone_page.get_by_role("button", name="核对这个文件").click()
    phone_page.get_by_text("是我们出具的，没有改动，现在有效").wait_for()
    looks_well(phone_page)


@pytest.mark.parametrize("width", [1440, 360])
def test_the_clerk_finds_and_withdraws_a_paper(portal_url: str, clerk: User, open_browser: Any, width: int) -> None:
    paper = a_slip(by=clerk)
    page = open_browser(width=width)
    sign_in_browser(page, portal_url, clerk)
    page.goto(portal_url + reverse("papers:papers"))
    looks_well(page)
    page.get_by_role("link", name=paper.number).click()
    looks_well(page)
    page.get_by_label("撤回原因").fill("日期写错")
    page.get_by_role("button", name="撤回文书").click()
    page.get_by_text("扫码查验会看到").wait_for()
    looks_well(page)


def test_a_case_page_prints_on_a4_without_the_frame(portal_url: str, clerk: User, browser_page: Any) -> None:
    paper = a_slip(by=clerk)
    sign_in_browser(browser_page, portal_url, clerk)
    browser_page.goto(portal_url + paper.get_absolute_url())
    browser_page.emulate_media(media="print")
    for part in (".rail", ".topbar", ".button", ".crumbs"):
        assert not browser_page.locator(part).filter(visible=True).count(), part
    assert browser_page.locator("h1").is_visible()
    assert browser_page.locator(".timeline").is_visible()
