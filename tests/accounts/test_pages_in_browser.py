"""The pages of accounts in a real browser, at a desk (1440 px) and on a phone (360 px)."""

import re
import time
from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import expect

from jinxi_portal.accounts.models import ElevatedAccess, Suspension, User
from jinxi_portal.accounts.sign_in import lockout
from jinxi_portal.kernel import clock
from tests.browsing import assert_fits, assert_no_axe_violations, sign_in_browser
from tests.cast import PASSWORD

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
WIDTHS = pytest.mark.parametrize("width", [1440, 360])
Look = Callable[..., "Page"]


@pytest.fixture
def look(portal_url: str, open_browser: Callable[..., "Page"]) -> Look:
    """Open the pages as somebody, one after the other; each must fit its width and be accessible."""

    def open_pages(*paths: str, by: Any = None, width: int = 1440) -> "Page":
        phone = {"has_touch": True, "is_mobile": True} if width < 500 else {}
        page = open_browser(width=width, height=740 if phone else 900, **phone)
        if by is not None:
            sign_in_browser(page, portal_url, by)
        for path in paths:
            page.goto(f"{portal_url}{path}")
            check(page)
        return page

    return open_pages


def check(page: "Page") -> None:
    assert_fits(page)
    assert_no_axe_violations(page)


@WIDTHS
def test_public_pages(look: Look, db: None, width: int) -> None:
    look("/accounts/login/", "/accounts/worker/", "/accounts/inactive/", "/accounts/welcome/", width=width)


@WIDTHS
def test_staffs_own_pages(look: Look, clerk: User, width: int) -> None:
    own = ("/accounts/me/", "/accounts/me/devices/", "/accounts/password/", "/accounts/authenticator/")
    look(*own, "/accounts/authenticator/bind/", "/accounts/logout/", by=clerk, width=width)


@WIDTHS
def test_workers_own_pages(look: Look, worker: User, width: int) -> None:
    look("/accounts/me/", "/accounts/me/devices/", "/accounts/logout/", by=worker, width=width)


@WIDTHS
def test_the_administrators_pages(look: Look, administrator: User, clerk: User, worker: User, width: int) -> None:
    now = clock.now()
    for minutes_ago, length in ((180, 15), (3, 30)):
        since = now - timedelta(minutes=minutes_ago)
        ElevatedAccess.objects.create(
            user=administrator, scope="cases", reason="名册打不开", since=since, until=since + timedelta(minutes=length)
        )
    Suspension.objects.create(
        user=clerk,
        reason="休产假",
        suspended_by=administrator,
        lifted_at=now,
        lifted_by=administrator,
        lifted_reason="返岗",
    )
    for _turn in range(5):
        lockout.record_failure("clerk")
    people = ("/accounts/people/", "/accounts/people/new/", *(f"/accounts/people/{who.pk}/" for who in (clerk, worker)))
    elevated = ("/accounts/elevated/", "/accounts/elevated/open/")
    look(*people, f"/accounts/people/{administrator.pk}/", *elevated, by=administrator, width=width)


@WIDTHS
def test_forms_say_what_is_wrong(look: Look, administrator: User, clerk: User, width: int) -> None:
    page = look("/accounts/login/", width=width)
    page.get_by_label("用户名").fill("clerk")
    page.locator("#id_password").fill("wrong")
    page.get_by_role("button", name="登录").click()
    page.locator(".error-summary").wait_for()
    check(page)
    page = look("/accounts/people/new/", by=administrator, width=width)
    page.get_by_role("button", name="建立帐号").click()
    page.locator(".error-summary").wait_for()
    check(page)


def test_a_password_can_be_shown_and_is_hidden_again_when_sent(look: Look, clerk: User) -> None:
    page = look("/accounts/login/")
    page.get_by_label("用户名").fill("clerk")
    field = page.locator("#id_password")
    field.fill(PASSWORD)
    assert field.get_attribute("type") == "password"
    page.get_by_label("显示密码").check()
    assert field.get_attribute("type") == "text"
    page.get_by_role("button", name="登录").click()
    page.wait_for_url("**/queue/")


def test_a_password_can_be_pasted(look: Look, clerk: User) -> None:
    page = look("/accounts/password/", by=clerk)
    field = page.locator("#id_password1")
    field.evaluate("(field) => field.focus()")
    page.keyboard.insert_text("seven-paper-lanterns")
    assert field.input_value() == "seven-paper-lanterns"


@WIDTHS
def test_a_worker_signs_in_with_the_code_on_the_page(look: Look, db: None, width: int) -> None:
    page = look("/accounts/worker/", width=width)
    page.get_by_label("手机号码").fill("139 1234 5678")
    page.get_by_role("button", name="获取验证码").click()
    code = page.locator("[data-code]").inner_text()
    expect(page.locator("main")).to_contain_text("139****5678")
    check(page)
    page.get_by_label("验证码").fill(code)
    page.get_by_role("button", name="登录").click()
    page.wait_for_url("**/home/")
    page.get_by_role("navigation", name="主菜单").get_by_role("link", name="我的", exact=True).click()
    page.get_by_label("姓名").fill("王桂芬")
    page.get_by_role("button", name="保存").click()
    page.get_by_text("已保存").wait_for()
    assert User.objects.get().name == "王桂芬"


@WIDTHS
def test_staff_bind_an_authenticator_where_it_is_required(look: Look, clerk: User, settings: Any, width: int) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    page = look("/accounts/login/", width=width)
    page.get_by_label("用户名").fill("clerk")
    page.locator("#id_password").fill(PASSWORD)
    page.get_by_role("button", name="登录").click()
    page.wait_for_url("**/accounts/authenticator/bind/")
    check(page)
    drawing = page.locator(".totp-code")
    assert drawing.evaluate("(image) => image.complete && image.naturalWidth > 100")
    page.get_by_text("扫不了").click()
    secret = page.locator(".totp-secret").inner_text()
    page.get_by_label("验证器上显示的6位数字").fill(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))
    page.get_by_role("button", name="绑定", exact=True).click()
    page.wait_for_url("**/accounts/recovery-codes/")
    check(page)
    codes = page.locator(".recovery-codes code").all_inner_texts()
    assert len(codes) == 10
    assert all(re.fullmatch(r"\d{8}", code) for code in codes)
    page.get_by_role("link", name="我收好了").click()
    page.wait_for_url("**/queue/")


@WIDTHS
def test_the_administrator_makes_an_account_and_the_person_sets_the_password(
    look: Look, administrator: User, width: int
) -> None:
    page = look("/accounts/people/new/", by=administrator, width=width)
    page.get_by_label("姓名").fill("邓丽")
    page.get_by_label("用户名").fill("deng.li")
    page.get_by_role("button", name="建立帐号").click()
    page.get_by_label("岗位").select_option("mediator")
    page.get_by_label("单位").fill("秀谷红色微家")
    page.get_by_role("button", name="登记", exact=True).click()
    page.get_by_text("任职已登记").wait_for()
    page.get_by_role("button", name="发设密码的链接").click()
    link = page.locator(".one-time-link").inner_text()
    check(page)
    theirs = look(width=width)
    theirs.goto(link)
    check(theirs)
    theirs.get_by_label("新密码").fill("seven-paper-lanterns")
    theirs.get_by_role("button", name="设好密码").click()
    theirs.wait_for_url("**/accounts/login/")
    theirs.get_by_label("用户名").fill("deng.li")
    theirs.locator("#id_password").fill("seven-paper-lanterns")
    theirs.get_by_role("button", name="登录").click()
    theirs.wait_for_url("**/queue/")


@WIDTHS
def test_disabling_asks_why_first(look: Look, administrator: User, clerk: User, width: int) -> None:
    page = look(f"/accounts/people/{clerk.pk}/", by=administrator, width=width)
    page.get_by_role("button", name="停用帐号").click()
    dialog = page.get_by_role("dialog")
    dialog.wait_for()
    check(page)
    dialog.get_by_label("原因").fill("调离原单位")
    dialog.get_by_role("button", name="停用帐号").click()
    page.get_by_text("所有设备已退出").first.wait_for()
    clerk.refresh_from_db()
    assert not clerk.is_active
    check(page)
