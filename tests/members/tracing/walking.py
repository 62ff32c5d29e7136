"""The desk's part of every channel, page by page: from a lead that stands to a branch that has the person."""

from typing import Any

from django.urls import reverse

from branches.models import Affiliation
from members.models import Lead
from members.tracing_states import Outcome
from tests.browsing import assert_fits, assert_no_axe_violations


def walk_to_a_branch(desk: Any, portal_url: str, lead: Lead, *, ring: bool = False, letter: bool = True) -> None:
    """``desk`` is signed in as a clerk; a branch stands. Taken up, rung up, asked by letter, answered, affiliated."""
    desk.goto(portal_url + reverse("members:traced_lead", args=[lead.number]))
    if desk.get_by_role("button", name="我来追踪").count():
        desk.get_by_role("button", name="我来追踪").click()
        desk.wait_for_selector("text=放回待办")
    if ring:
        desk.get_by_role("button", name="拨打").first.click()
        desk.get_by_label("接通，本人说是党员").check()
        desk.get_by_role("button", name="记下结果").click()
        desk.wait_for_selector("text=已记下：接通，本人说是党员")
        desk.goto(portal_url + reverse("members:traced_lead", args=[lead.number]))
    if letter:
        _ask_the_home_branch(desk)
    desk.get_by_role("link", name="办结", exact=True).click()
    desk.get_by_label("确认并转入支部").check()
    desk.get_by_label("理由").fill("已核实是正式党员，本人愿意")
    desk.get_by_label("支部", exact=True).select_option(index=1)
    desk.get_by_role("button", name="办结").click()
    desk.wait_for_selector("text=已办结：确认并转入支部")
    lead.refresh_from_db()
    affiliation = Affiliation.objects.get(lead=lead)
    assert lead.outcome == Outcome.AFFILIATED
    assert affiliation.person_id == lead.worker.person_id
    assert_fits(desk)
    assert_no_axe_violations(desk)


def _ask_the_home_branch(desk: Any) -> None:
    desk.get_by_role("link", name="写询问函").click()
    desk.get_by_label("收函支部").fill("余江区平定乡蓝田村党支部")
    desk.get_by_role("button", name="写函").click()
    desk.get_by_role("link", name="登记寄出").click()
    desk.get_by_role("button", name="登记寄出").click()
    desk.get_by_role("link", name="登记回函").click()
    desk.get_by_label("是正式党员").check()
    desk.get_by_role("button", name="登记回函").click()
    desk.wait_for_selector("text=请决定这条线索怎样办结")
