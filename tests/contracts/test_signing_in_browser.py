"""A worker signs on a phone of 360 px: an unfair draft is refused and mended, she asks, reads, confirms, signs; anybody checks the file."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse

from contracts.models import Contract, Party, Question, Signature
from contracts.paper_content import files_of
from contracts.states import ContractState
from jinxi_portal.accounts.public import User
from jinxi_portal.papers.public import open_paper
from tests.browsing import assert_fits, assert_no_axe_violations, sign_in_browser, wait_until
from tests.contracts.factories import draft, make_worker, sign

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
CHEAP_PHONE = "Mozilla/5.0 (Linux; Android 10; Mobile) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36"
UNFAIR = "乙方在服务期间发生人身伤害的，甲方概不负责。"


def test_a_worker_signs_a_standard_contract_on_the_phone(
    browser_page: "Page",
    open_browser: Any,
    portal_url: str,
    employer_staff: User,
    worker: User,
    tmp_path: Path,
) -> None:
    phone_page = open_browser(width=360, height=740, has_touch=True, is_mobile=True, user_agent=CHEAP_PHONE)
    contract = draft(employer_staff, worker=make_worker(user=worker), extra=(UNFAIR,))
    _the_unfair_draft_is_refused(browser_page, portal_url, employer_staff, contract)
    browser_page.get_by_role("button", name="换成公平的写法").click()
    browser_page.get_by_text("已换成公平写法").wait_for()
    assert_no_axe_violations(browser_page)
    browser_page.get_by_role("button", name="发出签字").click()
    browser_page.get_by_text("已发出").wait_for()
    assert_no_axe_violations(browser_page)

    sign_in_browser(phone_page, portal_url, worker)
    phone_page.goto(portal_url + reverse("contracts:mine"))
    assert_no_axe_violations(phone_page)
    assert_fits(phone_page)
    phone_page.locator("main .door", has_text="劳动合同").click()
    phone_page.get_by_role("link", name="看合同，签字").click()
    _she_reads_and_asks(phone_page)
    _she_confirms_and_signs(phone_page)

    signature = Signature.objects.get()
    assert signature.picture is not None
    assert signature.device == "phone"
    assert signature.read_percent == 100
    done = sign(Contract.objects.get(), "employer")
    assert done.state == ContractState.ACTIVE
    _anybody_checks_it(phone_page, portal_url, done, tmp_path)


def _the_unfair_draft_is_refused(page: "Page", portal_url: str, user: User, contract: Contract) -> None:
    sign_in_browser(page, portal_url, user)
    page.goto(portal_url + contract.get_absolute_url())
    page.get_by_text("这条补充条款可能不公平").wait_for()
    page.get_by_role("button", name="发出签字").click()
    page.locator(".messages").get_by_text("可能不公平").wait_for()
    contract.refresh_from_db()
    assert contract.state == ContractState.DRAFT


#: What the browser would say goes into a list.
_LISTEN = """() => { window.heard = []; window.speechSynthesis.speak = (said) => window.heard.push(said.text); }"""


def _she_reads_and_asks(page: "Page") -> None:
    page.get_by_text("大白话").first.wait_for()
    page.evaluate(_LISTEN)
    page.get_by_role("button", name="念给我听").click()
    heard = "".join(page.evaluate("window.heard"))
    assert "每个月3,800元，10号以前到账" in heard
    assert "工伤保险" in heard, "what the drafter added is read in its own words"
    page.get_by_role("button", name="停下").click()
    assert_no_axe_violations(page)
    assert_fits(page)
    page.evaluate("window.scrollTo(0, document.documentElement.scrollHeight)")
    page.get_by_role("link", name="先问清楚").click()
    page.get_by_label("您想问什么").fill("生病住院了，工资还照发吗？")
    assert_no_axe_violations(page)
    page.get_by_role("button", name="送出问题").click()
    page.get_by_text("已转给支部").wait_for()
    assert Question.objects.get().help_number
    wait_until(page, Party.objects.filter(role="worker", read_percent=100).exists)


def _she_confirms_and_signs(page: "Page") -> None:
    page.get_by_role("link", name="看完了，去签字").click()
    page.get_by_role("button", name="发送验证码").click()
    shown = page.get_by_text("验证码是").inner_text()
    found: Any = re.search(r"\d{6}", shown)
    page.get_by_label("短信验证码").fill(found[0])
    assert_no_axe_violations(page)
    page.get_by_role("button", name="确认").click()
    pad = page.locator("canvas")
    pad.wait_for()
    assert_no_axe_violations(page)
    assert_fits(page)
    box: Any = pad.bounding_box()
    page.mouse.move(box["x"] + 30, box["y"] + 60)
    page.mouse.down()
    for step in range(1, 8):
        page.mouse.move(box["x"] + 30 + step * 25, box["y"] + 60 + (step % 2) * 50)
    page.mouse.up()
    page.get_by_role("button", name="签字，同意合同").click()
    page.get_by_text("您已签字").wait_for()


def _anybody_checks_it(page: "Page", portal_url: str, contract: Contract, folder: Path) -> None:
    paper = next(each for each in files_of(contract) if each.kind_key == "contracts.contract")
    page.goto(portal_url + reverse("papers:verify_number", args=[paper.number, paper.code]))
    page.get_by_text("现在有效").first.wait_for()
    assert contract.text_digest in page.content()
    content = open_paper(paper)
    changed = bytearray(content)
    changed[len(changed) // 2] ^= 1
    for name, file, said in (
        ("whole.pdf", content, "没有改动，现在有效"),
        ("changed.pdf", bytes(changed), "请不要采用"),
    ):
        (folder / name).write_bytes(file)
        page.goto(portal_url + reverse("papers:verify"))
        page.locator("input[type=file]").set_input_files(folder / name)
        page.get_by_role("button", name="核对这个文件").click()
        page.get_by_text(said).first.wait_for()
