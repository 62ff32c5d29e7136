"""A member scans the screen with the phone; the month is walked with the keyboard."""

from typing import Any

import pytest

from branches.states_meetings import Presence
from jinxi_portal.accounts.models import User
from jinxi_portal.kernel import clock
from tests.branches.factories import make_member, make_own_branch
from tests.branches.meeting_factories import link_account, make_exchange, make_meeting
from tests.browsing import assert_fits, assert_no_axe_violations, sign_in_browser

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def on_screen(desk: Any) -> str:
    """Where the code on the screen leads, as a phone's camera reads it."""
    return str(desk.locator("[data-address]").get_attribute("data-address"))


def test_a_member_and_a_guest_sign_in_by_the_screen(
    browser_page: Any, phone_page: Any, portal_url: str, worker: User, branch_secretary: User, clerk: User
) -> None:
    link_account(worker, make_member(make_own_branch()))
    meeting, exchange = make_meeting(), make_exchange()
    desk, phone = browser_page, phone_page
    sign_in_browser(desk, portal_url, clerk)
    desk.goto(f"{portal_url}{meeting.get_absolute_url()}")
    desk.get_by_role("link", name="打开签到屏幕").click()
    assert_no_axe_violations(desk)
    desk.get_by_text("已到 0 / 1 人").wait_for()

    phone.goto(on_screen(desk))
    phone.get_by_text("请先用手机号登录").wait_for()
    assert_no_axe_violations(phone)
    sign_in_browser_keeping_the_scan(phone, portal_url, worker, on_screen(desk))
    phone.get_by_role("button", name="我到了，签到").click()
    phone.get_by_text("签到好了").wait_for()
    assert_no_axe_violations(phone)
    assert_fits(phone)
    desk.get_by_text("已到 1 / 1 人").wait_for()
    assert meeting.attendances.get().presence == Presence.PRESENT

    desk.goto(f"{portal_url}{exchange.get_absolute_url()}screen/")
    phone.context.clear_cookies()
    phone.goto(on_screen(desk))
    phone.get_by_label("怎么称呼您").fill("小黄")
    assert_no_axe_violations(phone)
    phone.get_by_role("button", name="我到了，签到").click()
    phone.get_by_text("签到好了").wait_for()
    desk.get_by_text("已到 1 人").wait_for()


def sign_in_browser_keeping_the_scan(phone: Any, portal_url: str, user: User, code: str) -> None:
    """Signed in, the phone scans again: what happens within one session is told in test_meeting_sign_in."""
    sign_in_browser(phone, portal_url, user)
    phone.goto(code)


def test_the_month_is_walked_with_the_keyboard(browser_page: Any, portal_url: str, branch_secretary: User) -> None:
    make_own_branch()
    meeting = make_meeting(starts_at=clock.now())
    page = browser_page
    sign_in_browser(page, portal_url, branch_secretary)
    page.goto(f"{portal_url}/branches/meetings/calendar/")
    assert_no_axe_violations(page)
    title = page.get_by_role("heading", level=1)
    here = title.inner_text()
    page.keyboard.press("n")
    page.wait_for_url("**month=*")
    assert title.inner_text() != here
    page.keyboard.press("t")
    page.wait_for_url("**/calendar/")
    assert title.inner_text() == here
    page.get_by_role("link", name="支部党员大会").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{meeting.get_absolute_url()}")
    page.set_viewport_size({"width": 360, "height": 740})
    for address in ("calendar/", "due/", f"{meeting.uid}/", f"{meeting.uid}/roll/"):
        page.goto(f"{portal_url}/branches/meetings/{address}")
        assert_fits(page)
        assert_no_axe_violations(page)
