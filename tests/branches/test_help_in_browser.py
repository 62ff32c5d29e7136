"""A request goes from the phone to resolved, on a 360 px screen, with its whole story on one timeline."""

from typing import Any

import pytest

from branches.models import HelpAnswer, HelpRequest, Organisation
from branches.states_help import HelpState
from jinxi_portal.accounts.models import User
from jinxi_portal.records.public import attachments_of
from tests.branches.factories import make_own_branch
from tests.branches.help_factories import make_request, make_resolved, picture, webm
from tests.browsing import assert_fits, assert_no_axe_violations, sign_in_browser

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def files(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path / "files"


def route_to(monkeypatch: pytest.MonkeyPatch, branch: Organisation) -> None:
    """The worker belongs to the branch; tests/branches/test_help_routing.py has how that is known."""
    from branches.actions import ask_for_help
    from branches.routing_help import Route
    from branches.views import help_phone

    for module in (ask_for_help, help_phone):
        monkeypatch.setattr(module, "route_of", lambda user, on: Route(branch, None))


def test_from_the_phone_to_resolved(
    phone_page: Any,
    browser_page: Any,
    portal_url: str,
    worker: User,
    branch_secretary: User,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    route_to(monkeypatch, make_own_branch())
    phone, desk = phone_page, browser_page
    sign_in_browser(phone, portal_url, worker)
    sign_in_browser(desk, portal_url, branch_secretary)

    phone.goto(f"{portal_url}/home/")
    phone.get_by_role("navigation", name="主菜单").get_by_role("link", name="求助").click()
    assert_no_axe_violations(phone)
    phone.get_by_role("link", name="我要求助").click()
    assert_no_axe_violations(phone)
    assert_fits(phone)
    phone.get_by_label("工资被拖欠").check()
    phone.get_by_label("说说情况").fill("干了两个月，东家拖着不给工钱。")
    phone.locator("input[name=voice]").set_input_files(
        {"name": "voice.webm", "mimeType": "audio/webm", "buffer": webm(12)}
    )
    phone.locator("input[name=photos]").set_input_files(
        {"name": "欠条.jpg", "mimeType": "image/jpeg", "buffer": picture()}
    )
    phone.get_by_role("button", name="送出求助").click()
    phone.get_by_text("收到了，编号").wait_for()
    assert_no_axe_violations(phone)
    assert_fits(phone)
    address = phone.url

    desk.goto(f"{portal_url}/queue/")
    desk.get_by_role("link", name="等待接办").click()
    desk.get_by_role("button", name="接办").click()
    desk.get_by_text("您已接办").wait_for()
    assert_no_axe_violations(desk)
    desk.get_by_label("回复求助人").fill("我明天上午去找东家。")
    desk.get_by_role("button", name="送出回复").click()
    desk.get_by_text("回复已送出。").wait_for()

    phone.goto(f"{portal_url}/home/")
    phone.get_by_role("link", name="通知 未读 2").click()
    phone.get_by_text("回复了您的求助").click()
    phone.wait_for_url(address)
    phone.get_by_text("我明天上午去找东家。").wait_for()
    phone.get_by_label("还想说什么").fill("好的，谢谢。")
    phone.get_by_role("button", name="送出留言").click()
    phone.get_by_text("留言已送出。").wait_for()

    desk.goto(address)
    desk.locator("summary", has_text="办结").click()
    desk.get_by_label("做了什么，结果怎样").fill("东家当面结清了两个月工钱。")
    desk.get_by_role("button", name="办结").click()
    desk.get_by_text("已办结，求助人会收到通知。").wait_for()
    desk.get_by_role("link", name="写成公开解答").click()
    assert_no_axe_violations(desk)
    desk.get_by_label("问题").fill("干完活不给工钱怎么办")
    desk.get_by_label("怎么解决").fill("先留好聊天记录，再告诉支部，由支部出面和东家谈。")
    desk.get_by_role("button", name="公开").click()
    desk.get_by_text("解答已公开").wait_for()

    phone.goto(address)
    phone.get_by_label("五星").check()
    phone.get_by_role("button", name="送出评价").click()
    phone.get_by_text("谢谢您的评价。").wait_for()
    assert_no_axe_violations(phone)
    story = phone.locator(".help-story").inner_text()
    places = [
        story.index(text)
        for text in ("求助：", "接办", "我明天上午去找东家。", "好的，谢谢。", "东家当面结清", "评了 5 颗星")
    ]
    assert places == sorted(places)
    phone.goto(f"{portal_url}/branches/help/answers/")
    phone.get_by_label("找什么").fill("工钱")
    phone.get_by_role("button", name="查找").click()
    phone.locator("summary", has_text="干完活不给工钱怎么办").click()
    phone.get_by_text("由支部出面").wait_for()
    assert_no_axe_violations(phone)
    assert_fits(phone)
    row = HelpRequest.objects.get()
    assert (row.state, row.rating) == (HelpState.RESOLVED, 5)
    assert attachments_of(row).count() == 2


#: The page counts the seconds down that are left of the longest note.
TWO_SECONDS_ARE_RECORDED = """() => {
  const left = Number(/\\d+/.exec(document.querySelector(".voice-state").textContent));
  return left > 0 && left <= Number(document.querySelector("[data-voice]").dataset.longest) - 2;
}"""


def test_a_voice_note_is_recorded_heard_and_sent(
    open_browser: Any, portal_url: str, worker: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the pretended microphone of the browser; the page asks for the real one in the same way."""
    page = open_browser(width=360, height=740, has_touch=True, is_mobile=True, permissions=["microphone"])
    sign_in_browser(page, portal_url, worker)
    page.goto(f"{portal_url}/branches/help/ask/")
    page.get_by_label("生病、受伤").check()
    page.get_by_role("button", name="开始录音").click()
    page.get_by_role("button", name="说完了").wait_for()
    page.get_by_text("正在录音").wait_for()
    page.wait_for_function(TWO_SECONDS_ARE_RECORDED)
    page.get_by_role("button", name="说完了").click()
    page.get_by_text("录好了").wait_for()
    assert_no_axe_violations(page)
    page.get_by_role("button", name="送出求助").click()
    page.get_by_text("收到了，编号").wait_for()
    page.locator("audio").wait_for()
    heard = "audio => new Promise(done => { audio.onloadedmetadata = () => done(audio.error === null); audio.load(); })"
    assert page.locator("audio").evaluate(heard)
    assert HelpRequest.objects.get().words == ""


def test_the_board_and_the_answers_can_be_read_by_everybody(
    browser_page: Any, phone_page: Any, portal_url: str, worker: User, branch_secretary: User
) -> None:
    from datetime import date

    make_request(worker)
    done = make_resolved(
        worker, branch_secretary, asked=date(2026, 5, 4), resolved=date(2026, 5, 7), due=date(2026, 5, 11)
    )
    HelpAnswer.objects.create(
        request=done,
        kind="wages",
        question="怎么办",
        text="先找支部。",
        plain="怎么办 先找支部",
        pairs=["怎么", "么办"],
        published_by=branch_secretary,
    )
    for page in (browser_page, phone_page):
        sign_in_browser(page, portal_url, branch_secretary)
        for address in ("/branches/help/board/?which=open", "/branches/help/answers/", done.get_absolute_url()):
            page.goto(portal_url + address)
            assert_no_axe_violations(page)
            assert_fits(page)
