"""Two journeys on a phone 360 px wide: from the first sign to a branch, by the own word and by a colleague's."""

from typing import Any

import pytest
from django.urls import reverse

from members.models import Lead
from members.states import Channel
from tests.branches.factories import make_organisation
from tests.browsing import assert_fits, assert_no_axe_violations, sign_in_browser
from tests.members.own.making import confirmed, linked
from tests.members.tracing.walking import walk_to_a_branch

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def looked_at(page: Any) -> None:
    assert_fits(page)
    assert_no_axe_violations(page)


def test_from_the_own_word_to_a_branch(
    phone_page: Any, browser_page: Any, portal_url: str, worker: Any, clerk: Any
) -> None:
    linked(worker, mobile="13800005678")
    make_organisation("华丽家政党支部")
    sign_in_browser(phone_page, portal_url, worker)
    phone_page.goto(portal_url + reverse("web:worker_home"))
    phone_page.click("text=我是党员")
    looked_at(phone_page)
    phone_page.fill("[name=home_branch]", "余江区平定乡蓝田村党支部")
    phone_page.fill("[name=joined_year]", "2008")
    phone_page.check("[name=agree]")
    phone_page.click("text=交给组织")
    phone_page.wait_for_selector("text=回执号")
    looked_at(phone_page)
    address = phone_page.url
    sign_in_browser(browser_page, portal_url, clerk)
    walk_to_a_branch(browser_page, portal_url, Lead.objects.get(channel=Channel.SELF_REPORT), ring=True)
    phone_page.goto(address)
    phone_page.wait_for_selector("text=已经核实")
    phone_page.goto(portal_url + reverse("members:own_consents"))
    phone_page.wait_for_selector("text=版说明")
    looked_at(phone_page)


def test_from_a_colleagues_word_to_a_branch(
    open_browser: Any, portal_url: str, worker: Any, other_worker: Any, clerk: Any
) -> None:
    confirmed(worker)
    linked(other_worker, "刘金凤")
    make_organisation("华丽家政党支部")
    referrer, colleague = (open_browser(width=360, height=740, has_touch=True, is_mobile=True) for _one in range(2))
    sign_in_browser(referrer, portal_url, worker)
    referrer.goto(portal_url + reverse("members:refer"))
    looked_at(referrer)
    referrer.fill("[name=mobile]", "139 0000 0012")
    referrer.click("text=请组织问一问")
    referrer.wait_for_selector("text=愿不愿意由他自己定")
    sign_in_browser(colleague, portal_url, other_worker)
    colleague.goto(portal_url + reverse("web:worker_home"))
    colleague.click("text=有件事问问您")
    looked_at(colleague)
    colleague.click("text=愿意，我同意")
    colleague.wait_for_selector("text=记下了，谢谢您")
    desk = open_browser()
    sign_in_browser(desk, portal_url, clerk)
    walk_to_a_branch(desk, portal_url, Lead.objects.get(channel=Channel.REFERRAL))
    colleague.goto(portal_url + reverse("members:own"))
    looked_at(colleague)
    colleague.wait_for_selector("text=推荐同事")
