"""The frame in a real browser, at a desk (1440 px) and on a phone (360 px)."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from jinxi_portal.kernel import slots
from jinxi_portal.kernel.sealing import generate_keys_file
from tests.browsing import assert_fits, assert_no_axe_violations, sign_in_browser

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
WIDTHS = pytest.mark.parametrize("width", [1440, 360])


@pytest.fixture
def go(portal_url: str, open_browser: Callable[..., "Page"]) -> Callable[..., "Page"]:
    """Open a page as somebody: ``go("/queue/", clerk, width=360)``."""

    def open_page(path: str, user: Any = None, *, width: int = 1440, **options: Any) -> "Page":
        phone = {"has_touch": True, "is_mobile": True} if width < 500 else {}
        page = open_browser(width=width, height=740 if phone else 900, **phone, **options)
        if user is not None:
            sign_in_browser(page, portal_url, user)
        page.goto(f"{portal_url}{path}")
        return page

    return open_page


def _queue(user: Any, limit: int) -> list[slots.QueueItem]:
    long_title = "华丽家政2026年5月从业人员花名册（含江西省抚州市金溪县各乡镇）有线索待核实"
    return [slots.QueueItem(long_title, "/styleguide/", overdue=True, count=12300), slots.QueueItem("复核", "/queue/")]


@WIDTHS
@pytest.mark.parametrize(
    "path",
    [
        "/queue/",
        "/styleguide/",
        "/styleguide/?hello=1",
        "/styleguide/?wrong=1",
        "/styleguide/phone/",
        "/search/",
        "/nowhere/",
    ],
)
def test_staff_pages_are_accessible_and_fit(
    go: Callable[..., "Page"], clerk: Any, fill_slot: Callable[..., None], path: str, width: int
) -> None:
    fill_slot("queue", slots.QueueSource("leads", "找党员", _queue))
    page = go(path, clerk, width=width)
    assert_fits(page)
    assert_no_axe_violations(page)


@WIDTHS
@pytest.mark.parametrize("path", ["/home/", "/nowhere/"])
def test_workers_pages_are_accessible_and_fit(go: Callable[..., "Page"], worker: Any, path: str, width: int) -> None:
    page = go(path, worker, width=width)
    assert_fits(page)
    assert_no_axe_violations(page)


@WIDTHS
def test_large_type_fits_a_small_phone(go: Callable[..., "Page"], worker: Any, width: int) -> None:
    worker.large_type = True
    worker.save()
    page = go("/home/", worker, width=width)
    assert page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") >= 22
    assert_fits(page)


@WIDTHS
@pytest.mark.parametrize("path", ["/offline/", "/nowhere/"])
def test_public_pages_are_accessible_and_fit(go: Callable[..., "Page"], db: None, path: str, width: int) -> None:
    page = go(path, width=width)
    assert_fits(page)
    assert_no_axe_violations(page)


def test_the_skip_link_is_first_and_leads_to_the_content(go: Callable[..., "Page"], clerk: Any) -> None:
    page = go("/queue/", clerk)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip-link"
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.id === 'content'")


def test_the_rail_is_a_drawer_on_small_screens(go: Callable[..., "Page"], clerk: Any) -> None:
    page = go("/queue/", clerk, width=360)
    rail = page.locator("#rail")
    assert not rail.is_visible()
    opener = page.get_by_role("button", name="菜单")
    opener.focus()
    page.keyboard.press("Enter")
    rail.wait_for(state="visible")
    assert_no_axe_violations(page)
    page.keyboard.press("Tab")
    assert page.evaluate("document.getElementById('rail').contains(document.activeElement)")
    page.keyboard.press("Escape")
    rail.wait_for(state="hidden")
    assert page.evaluate("document.activeElement.textContent").strip() == "菜单"


def test_the_drawer_opens_without_scripts(go: Callable[..., "Page"], clerk: Any) -> None:
    page = go("/queue/", clerk, width=360, java_script_enabled=False)
    page.get_by_role("button", name="菜单").click()
    expect(page.locator("#rail")).to_be_visible()
    page.get_by_role("link", name="我的待办").click()
    page.locator("#rail").wait_for(state="hidden")
    assert page.locator("h1").inner_text() == "我的待办"


def test_a_dialog_takes_the_focus_and_gives_it_back(go: Callable[..., "Page"], clerk: Any) -> None:
    page = go("/styleguide/", clerk)
    opener = page.locator("[data-opens=withdraw]")
    opener.focus()
    page.keyboard.press("Enter")
    dialog = page.locator("#withdraw")
    dialog.wait_for(state="visible")
    assert page.evaluate("document.getElementById('withdraw').contains(document.activeElement)")
    assert_no_axe_violations(page)
    page.keyboard.press("Escape")
    dialog.wait_for(state="hidden")
    assert page.evaluate("document.activeElement.dataset.opens") == "withdraw"


def test_a_menu_closes_with_escape_and_with_a_click_elsewhere(go: Callable[..., "Page"], clerk: Any) -> None:
    page = go("/queue/", clerk)
    menu = page.locator(".topbar details.menu")
    menu.locator("summary").focus()
    page.keyboard.press("Enter")
    assert menu.get_attribute("open") is not None
    assert_no_axe_violations(page)
    page.keyboard.press("Escape")
    assert menu.get_attribute("open") is None
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    menu.locator("summary").click()
    page.locator("h1").click()
    assert menu.get_attribute("open") is None


def test_the_slash_leads_to_the_search_and_arrows_walk_the_suggestions(
    go: Callable[..., "Page"], clerk: Any, fill_slot: Callable[..., None]
) -> None:
    hit = slots.SearchHit("王桂芳", "/queue/", "从业人员")
    fill_slot(
        "search", slots.SearchSource("people", "人员", lambda user, words, limit: [hit] if words == "wgf" else [])
    )
    page = go("/queue/", clerk)
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "global-search"
    page.keyboard.type("wgf")
    suggestion = page.locator("#search-suggestions a")
    suggestion.wait_for()
    assert_no_axe_violations(page)
    page.keyboard.press("ArrowDown")
    assert "王桂芳" in page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Escape")
    assert suggestion.count() == 0
    assert page.evaluate("document.activeElement.id") == "global-search"
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?words=**")
    assert "wgf" not in page.url


def test_a_masked_value_is_shown_after_a_reason_and_hidden_again(go: Callable[..., "Page"], clerk: Any) -> None:
    page = go("/styleguide/", clerk)
    page.clock.install()
    part = page.locator("#sample-number")
    part.get_by_text("查看").first.click()
    part.get_by_label("查看的理由").fill("核对身份")
    part.get_by_role("button", name="查看 30 秒").click()
    page.get_by_text("361027197905124021").wait_for()
    assert_no_axe_violations(page)
    page.clock.run_for(30_000)
    assert "361027197905124021" not in page.locator("body").inner_text()
    assert "361027********4021" in part.inner_text()


def test_chosen_rows_are_counted_and_the_act_asks_first(go: Callable[..., "Page"], clerk: Any) -> None:
    page = go("/styleguide/", clerk)
    act = page.get_by_role("button", name="确认为同一人")
    assert act.is_disabled()
    page.locator("tbody input[name=picked]").nth(1).check()
    assert page.locator("[data-pick-count]").inner_text() == "1"
    page.locator("[data-pick-all]").check()
    assert page.locator("[data-pick-count]").inner_text() == "8"
    act.click()
    assert "确认这 8 条线索？" in page.locator("#ask").inner_text()
    page.get_by_role("button", name="不，返回").click()
    assert act.evaluate("button => button === document.activeElement")


def test_the_error_summary_has_the_focus_and_leads_into_the_field(go: Callable[..., "Page"], clerk: Any) -> None:
    page = go("/styleguide/?wrong=1", clerk)
    assert page.evaluate("document.activeElement.className") == "error-summary"
    page.locator(".error-summary a", has_text="姓名").click()
    assert page.evaluate("document.activeElement.id") == "id_name"
    page.locator(".error-summary a", has_text="线索来源").click()
    assert page.evaluate("document.activeElement.type") == "radio"


def test_a_dropped_or_chosen_file_is_named(go: Callable[..., "Page"], clerk: Any) -> None:
    page = go("/styleguide/", clerk)
    file = {"name": "名册.xlsx", "mimeType": "application/octet-stream", "buffer": b"x" * 3000}
    page.locator("input[type=file]").set_input_files(file)
    assert page.locator(".file-drop-state").inner_text() == "名册.xlsx（3 KB）"


def test_an_uploaded_form_shows_its_answer_as_the_page(go: Callable[..., "Page"], clerk: Any) -> None:
    page = go("/styleguide/?hello=1", clerk)
    file = {"name": "名册.xlsx", "mimeType": "application/octet-stream", "buffer": b"x" * 3000}
    page.locator("input[type=file]").set_input_files(file)
    page.locator("form[data-upload] button").click()
    page.wait_for_url("**/styleguide/")
    expect(page.locator(".file-drop-state")).to_have_text("")
    assert page.locator("h1").inner_text() == "页面部件"


def test_an_upload_without_network_says_so_and_can_be_sent_again(go: Callable[..., "Page"], clerk: Any) -> None:
    page = go("/styleguide/", clerk)
    page.locator("input[type=file]").set_input_files({"name": "a.csv", "mimeType": "text/csv", "buffer": b"x"})
    page.context.set_offline(True)
    page.locator("form[data-upload] button").click()
    page.get_by_text("网络不通，没有送出去。").wait_for()
    assert page.locator("form[data-upload] button").is_enabled()


@pytest.fixture
def sealing_keys(settings: Any, tmp_path: Path) -> None:
    """Drafts are sealed: a ring for this test alone."""
    settings.SEALING_KEYS_FILE = tmp_path / "keys.json"
    generate_keys_file(settings.SEALING_KEYS_FILE)


@pytest.mark.usefixtures("sealing_keys")
def test_a_form_keeps_what_was_typed_and_brings_it_back(go: Callable[..., "Page"], clerk: Any, portal_url: str) -> None:
    page = go("/styleguide/", clerk)
    page.get_by_label("备注").fill("她下周回金溪")
    page.get_by_text("草稿已保存").wait_for()
    page.goto(f"{portal_url}/styleguide/")
    assert page.get_by_label("备注").input_value() == "她下周回金溪"
    page.get_by_role("button", name="不要草稿，从头填写").click()
    expect(page.get_by_label("备注")).to_have_value("")


def test_shortcuts_can_be_switched_off(go: Callable[..., "Page"], clerk: Any) -> None:
    page = go("/styleguide/", clerk)
    page.locator("summary", has_text="快捷键").click()
    page.get_by_label("使用快捷键").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") != "global-search"


def test_large_touch_targets_on_the_phone(go: Callable[..., "Page"], worker: Any) -> None:
    page = go("/home/", worker, width=360)
    small = page.evaluate(
        """[...document.querySelectorAll("a, button, input:not([type=hidden]), summary")]
        .filter((thing) => thing.offsetParent && !thing.classList.contains("skip-link"))
        .map((thing) => [thing.textContent.trim(), thing.getBoundingClientRect().height])
        .filter(([, height]) => height < 48)"""
    )
    assert small == []
    assert page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") >= 18


def test_a_printed_page_has_no_frame(go: Callable[..., "Page"], clerk: Any) -> None:
    page = go("/styleguide/", clerk)
    page.emulate_media(media="print")
    for part in (".topbar", "#rail", ".pagination", ".batch", ".filters"):
        assert not page.locator(part).first.is_visible()
    assert page.locator("table.table").first.is_visible()


def test_the_workers_first_visit_is_light(go: Callable[..., "Page"], worker: Any, portal_url: str) -> None:
    page = go("/offline/", width=360)
    answers: list[Any] = []
    page.on("response", lambda answer: answers.append(answer))
    sign_in_browser(page, portal_url, worker)
    page.goto(f"{portal_url}/home/")
    page.wait_for_load_state("networkidle")
    weights = {answer.url: len(answer.body()) for answer in answers}
    assert sum(weights.values()) < 100_000, weights
    assert weights[f"{portal_url}/home/"] < 20_000
