"""The wizard in a real browser, at a desk and on a phone: accessible, with the keyboard, left and returned to."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.core.files.base import File
from playwright.sync_api import expect

from jinxi_portal.sheets.actions.admit_rows import admit_rows
from jinxi_portal.sheets.actions.check_rows import check_rows
from jinxi_portal.sheets.actions.confirm import confirm
from jinxi_portal.sheets.actions.upload_sheet import upload_sheet
from jinxi_portal.sheets.models import SheetImport
from tests.browsing import assert_fits, assert_no_axe_violations, sign_in_browser
from tests.sheets import files
from tests.sheets.fake_kind import KEY, Room

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
WIDTHS = pytest.mark.parametrize("width", [1440, 360])
Upload = Callable[..., SheetImport]


@pytest.fixture
def put(portal_url: str, clerk: Any, room: Room, late_worker: None) -> Upload:
    """An import of a file, as far as ``checked``."""

    def do(path: Path, *, checked: bool = True) -> SheetImport:
        with path.open("rb") as file:
            found = upload_sheet(
                kind_key=KEY, sender_key="employer:1", file=File(file, path.name), by=clerk
            ).sheet_import
        if checked:
            check_rows(import_id=found.pk)
        found.refresh_from_db()
        return found

    return do


@pytest.fixture
def go(portal_url: str, open_browser: Callable[..., "Page"], clerk: Any) -> Callable[..., "Page"]:
    def open_page(path: str, width: int = 1440) -> "Page":
        phone = {"has_touch": True, "is_mobile": True} if width < 500 else {}
        page = open_browser(width=width, height=740 if phone else 900, **phone)
        sign_in_browser(page, portal_url, clerk)
        page.goto(f"{portal_url}{path}")
        return page

    return open_page


def assert_good(page: "Page") -> None:
    assert_fits(page)
    assert_no_axe_violations(page)


@WIDTHS
def test_every_page_is_accessible_and_fits(
    go: Callable[..., "Page"], put: Upload, messy_book: Path, book: Callable[..., Path], clerk: Any, width: int
) -> None:
    waiting = put(book([["甲", "乙"], ["王芳", "保洁"], ["李红", "月嫂"]], "谜.xlsx"))
    checked = put(messy_book)
    page = go("/sheets/", width)
    assert_good(page)
    steps = [
        "/sheets/new/",
        f"/sheets/{waiting.number}/sheet/",
        f"/sheets/{checked.number}/sheet/?sheet=旧数据",
        f"/sheets/{checked.number}/columns/",
        f"/sheets/{checked.number}/",
        f"/sheets/{checked.number}/rows/12/",
    ]
    origin = re.sub(r"/sheets/$", "", page.url)
    for path in steps:
        page.goto(origin + path)
        assert_good(page)
    page.goto(f"{origin}/sheets/{checked.number}/")
    page.get_by_text("就地改正").first.click()
    assert_good(page)
    confirm(sheet_import=checked, by=clerk)
    page.goto(f"{origin}/sheets/{checked.number}/")
    assert_good(page)
    admit_rows(import_id=checked.pk)
    expect(page.get_by_text(re.compile(r"已收入 \d+ 行。"))).to_be_visible()  # the page loads itself anew
    assert_good(page)


def test_a_list_goes_in_from_the_keyboard(
    go: Callable[..., "Page"], people: Callable[..., Path], room: Room, portal_url: str, late_worker: None
) -> None:
    page = go("/sheets/new/")
    page.get_by_label("这是谁的名单").select_option(label="华丽家政")
    page.get_by_label("文件", exact=False).first.set_input_files(people([1, 2, 3]))
    page.get_by_role("button", name="上传", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("正在读取和比较")).to_be_visible()
    found = SheetImport.objects.get()
    check_rows(import_id=found.pk)
    button = page.get_by_role("button", name="确认收入（3 行）")
    expect(button).to_be_visible()
    button.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("正在收入").first).to_be_visible()
    admit_rows(import_id=found.pk)
    expect(page.get_by_text("已收入 3 行。")).to_be_visible()
    assert len(room.names(found.number)) == 3


def test_the_browser_may_be_closed_half_way_and_the_import_is_found_again(
    go: Callable[..., "Page"], put: Upload, people: Callable[..., Path], small_chunks: None
) -> None:
    found = put(people(range(1, 11)), checked=False)
    check_rows(import_id=found.pk, most_chunks=1)
    page = go(f"/sheets/{found.number}/")
    expect(page.get_by_text("4 / 11")).to_be_visible()
    page.context.close()
    check_rows(import_id=found.pk)
    page = go("/sheets/")
    page.get_by_role("link", name="名单.xlsx").click()
    expect(page.get_by_role("button", name="确认收入（10 行）")).to_be_visible()


def test_a_cell_is_mended_in_the_line(go: Callable[..., "Page"], put: Upload, book: Callable[..., Path]) -> None:
    found = put(book([files.HEADINGS, files.person(1), ["", *files.person(2)[1:]]]))
    page = go(f"/sheets/{found.number}/")
    page.locator("#row-3 summary").press("Enter")
    page.locator("#row-3 input[name=cell-name]").fill("李英")
    page.keyboard.press("Enter")
    expect(page.locator("#row-3 [role=status]")).to_have_text("第 3 行已改正：新增。")
    expect(page.locator("#row-3")).to_contain_text("李英")
