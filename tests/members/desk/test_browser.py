"""The review desk in a real browser: from the keyboard, on a phone, and for everybody."""

from typing import Any

import pytest
from django.urls import reverse

from members.actions.decide_lead import decide_lead
from members.models import Lead, LeadDecision
from members.states import Band, LeadState, Verdict
from tests.branches.factories import make_organisation
from tests.browsing import assert_fits, assert_no_axe_violations, sign_in_browser
from tests.members.factories import EngagementFactory, RegisterEntryFactory, add_candidate, make_lead
from tests.members.tracing.walking import walk_to_a_branch

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def wait_for_lead(page: Any, number: str) -> None:
    page.wait_for_url(f"**/members/leads/{number}/")


def test_the_clerk_confirms_ten_leads_from_the_keyboard_and_brings_one_to_a_branch(
    browser_page: Any, portal_url: str, clerk: Any
) -> None:
    make_organisation("华丽家政党支部")
    leads = [make_lead(f"李晓{sign}", probability=0.999 - n / 1000) for n, sign in enumerate("华红兰英梅芳丽萍霞燕")]
    sign_in_browser(browser_page, portal_url, clerk)
    browser_page.goto(portal_url + reverse("members:leads"))
    browser_page.keyboard.press("j")
    for place, lead in enumerate(leads):
        wait_for_lead(browser_page, lead.number)
        browser_page.wait_for_selector("[data-key=y]")
        browser_page.keyboard.press("y" if place % 2 else "1")
    browser_page.wait_for_selector("text=这一组线索都核对完了")
    assert Lead.objects.filter(state=LeadState.CONFIRMED, decided_by=clerk).count() == 10
    # known by the register: no letter is needed, only a talk
    walk_to_a_branch(browser_page, portal_url, Lead.objects.get(pk=leads[0].pk), ring=True, letter=False)


def test_reasons_are_picked_by_number_and_z_takes_back(browser_page: Any, portal_url: str, clerk: Any) -> None:
    first, second = make_lead(probability=0.99), make_lead("王秀兰", probability=0.98)
    sign_in_browser(browser_page, portal_url, clerk)
    browser_page.goto(portal_url + reverse("members:lead", args=[first.number]))
    browser_page.keyboard.press("n")
    browser_page.wait_for_selector("#reason-different[open]")
    browser_page.keyboard.press("2")
    wait_for_lead(browser_page, second.number)
    assert LeadDecision.objects.get().reason == "同名不同人：证件号码不符"
    browser_page.keyboard.press("z")
    wait_for_lead(browser_page, first.number)
    browser_page.wait_for_selector("text=已撤回对线索")
    assert Lead.objects.get(pk=first.pk).state == LeadState.FOUND


def test_the_arrow_leads_on_without_a_decision(browser_page: Any, portal_url: str, clerk: Any) -> None:
    first, second = make_lead(probability=0.99), make_lead("王秀兰", probability=0.98)
    sign_in_browser(browser_page, portal_url, clerk)
    browser_page.goto(portal_url + reverse("members:lead", args=[first.number]))
    browser_page.keyboard.press("ArrowRight")
    wait_for_lead(browser_page, second.number)
    assert not LeadDecision.objects.exists()


def test_an_own_reason_may_hold_every_letter(browser_page: Any, portal_url: str, clerk: Any) -> None:
    lead = make_lead()
    sign_in_browser(browser_page, portal_url, clerk)
    browser_page.goto(portal_url + reverse("members:lead", args=[lead.number]))
    browser_page.keyboard.press("u")
    field = browser_page.locator("#reason-cannot_tell-own")
    field.fill("")
    field.type("nyz 12，要打电话")
    field.press("Enter")
    browser_page.wait_for_selector("text=这一组线索都核对完了")
    assert LeadDecision.objects.get().reason == "nyz 12，要打电话"


def test_a_colleague_who_opens_the_same_lead_is_told(
    open_browser: Any, portal_url: str, clerk: Any, other_clerk: Any
) -> None:
    lead = make_lead()
    mine, theirs = open_browser(), open_browser()
    sign_in_browser(mine, portal_url, clerk)
    sign_in_browser(theirs, portal_url, other_clerk)
    address = portal_url + reverse("members:lead", args=[lead.number])
    with mine.expect_response("**/hold/"):
        mine.goto(address)
    theirs.goto(address)
    theirs.wait_for_selector("text=李娜 正在核对这条线索")
    assert theirs.locator("[data-key=y]").count() == 0


def test_the_back_button_shows_what_became_of_the_lead(browser_page: Any, portal_url: str, clerk: Any) -> None:
    first, second = make_lead(probability=0.99), make_lead("王秀兰", probability=0.98)
    sign_in_browser(browser_page, portal_url, clerk)
    browser_page.goto(portal_url + reverse("members:lead", args=[first.number]))
    browser_page.keyboard.press("y")
    wait_for_lead(browser_page, second.number)
    browser_page.go_back()
    browser_page.wait_for_selector("text=撤回这个判断")
    assert browser_page.locator("[data-key=y]").count() == 0


def test_it_works_with_a_thumb(phone_page: Any, portal_url: str, clerk: Any) -> None:
    lead = make_lead(band=Band.POSSIBLE)
    sign_in_browser(phone_page, portal_url, clerk)
    phone_page.goto(portal_url + reverse("members:lead", args=[lead.number]))
    phone_page.tap("[data-opens=reason-same]")
    phone_page.tap("#reason-same button:has-text('已电话核实本人')")
    phone_page.wait_for_selector("text=这一组线索都核对完了")
    assert LeadDecision.objects.get().reason == "已电话核实本人"


def test_a_batch_is_confirmed_after_a_question(browser_page: Any, portal_url: str, clerk: Any) -> None:
    for _ in range(3):
        make_lead()
    sign_in_browser(browser_page, portal_url, clerk)
    browser_page.goto(portal_url + reverse("members:batch"))
    browser_page.check("[data-pick-all]")
    browser_page.click("text=确认所选为同一人")
    browser_page.wait_for_selector("text=确认所选的 3 条线索都是同一人吗")
    browser_page.click("[data-ask-yes]")
    browser_page.wait_for_selector("text=已确认 3 条线索")
    assert Lead.objects.filter(state=LeadState.CONFIRMED).count() == 3


def test_a_number_is_shown_for_a_reason(browser_page: Any, portal_url: str, clerk: Any) -> None:
    entry = RegisterEntryFactory()
    sign_in_browser(browser_page, portal_url, clerk)
    browser_page.goto(portal_url + reverse("members:register_entry", args=[entry.pk]))
    browser_page.click("#entry-mobile summary")
    browser_page.fill("#entry-mobile-reason", "打电话核实前核对")
    browser_page.click("#entry-mobile button[type=submit]")
    browser_page.wait_for_selector("text=13800001234")


@pytest.mark.parametrize("width", [1440, 360])
def test_every_page_is_accessible_and_fits(
    open_browser: Any, portal_url: str, clerk: Any, other_clerk: Any, width: int
) -> None:
    lead, taken, decided = make_lead(), make_lead("王秀兰"), make_lead("古丽·阿依")
    add_candidate(lead)
    decide_lead(lead=decided, verdict=Verdict.SAME, by=other_clerk, reason="已电话核实本人")
    Lead.objects.filter(pk=taken.pk).update(register_entry=decided.register_entry)
    taken.evidence.update(register_entry=decided.register_entry)
    worker = EngagementFactory().worker
    page = open_browser(width=width, height=800)
    sign_in_browser(page, portal_url, clerk)
    leads = [reverse("members:lead", args=[one.number]) for one in (lead, taken, decided)]
    lists = [reverse(f"members:{name}") for name in ("leads", "batch", "workers", "register", "quality")]
    others = [
        reverse("members:worker", args=[worker.uid]),
        reverse("members:missed", args=[worker.uid]),
        reverse("members:same_person", args=[worker.uid]),
        reverse("members:register_entry", args=[lead.register_entry_id]),
    ]
    for address in [*leads, *lists, *others]:
        page.goto(portal_url + address)
        assert_no_axe_violations(page)
        assert_fits(page)
    page.goto(portal_url + leads[0])
    page.keyboard.press("n")
    page.wait_for_selector("#reason-different[open]")
    assert_no_axe_violations(page)
