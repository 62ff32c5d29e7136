"""The inbox at both widths."""

from typing import Any

import pytest
from playwright.sync_api import expect

from jinxi_portal.notices.public import notify
from tests.browsing import assert_fits, assert_no_axe_violations, sign_in_browser

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def told(clerk: Any, worker: Any) -> None:
    for user in (clerk, worker):
        for number in (1, 2):
            notify(kind="tests.told", to=[user], subject=worker, facts={"left": number}, stage=str(number))


def test_a_clerk_reads_everything(browser_page: Any, portal_url: str, clerk: Any, told: None) -> None:
    page = browser_page
    sign_in_browser(page, portal_url, clerk)
    page.goto(f"{portal_url}/queue/")
    page.get_by_role("link", name="通知 未读 2").click()
    assert_no_axe_violations(page)
    page.get_by_role("button", name="全部标为已读").click()
    page.get_by_text("2 条通知已标为已读。").wait_for()
    expect(page.get_by_text("标为未读")).to_have_count(2)
    assert_no_axe_violations(page)


def test_a_worker_reads_and_chooses_on_the_phone(phone_page: Any, portal_url: str, worker: Any, told: None) -> None:
    page = phone_page
    sign_in_browser(page, portal_url, worker)
    page.goto(f"{portal_url}/home/")
    page.get_by_role("link", name="通知 未读 2").click()
    assert_no_axe_violations(page)
    assert_fits(page)
    page.get_by_role("link", name="通知设置").click()
    page.get_by_role("button", name="保存").click()
    page.get_by_text("通知设置已保存。").wait_for()
    assert_no_axe_violations(page)
    assert_fits(page)
