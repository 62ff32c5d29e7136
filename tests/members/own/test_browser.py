"""Two journeys on a phone 360 px wide: from the first sign to a branch, by the own word and by a colleague's."""

from typing import Any

import pytest
from django.core.cache import cache
from django.urls import reverse

from members.actions.conclude_lead import conclude_lead
from members.actions.take_lead import take_lead
from members.models import Lead
from members.states import Channel, LeadState
from members.tracing_states import Outcome
from tests.browsing import assert_fits, assert_no_axe_violations, sign_in_browser
from tests.members.factories import RegisterEntryFactory
from tests.members.own.making import confirmed, linked

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def to_a_home(clerk: Any, channel: Channel) -> Lead:
    """The desk's part: taken up, known on the register, talked with, and registered where the person belongs."""
    from datetime import date

    lead = Lead.objects.get(channel=channel)
    take_lead(lead=lead, by=clerk)
    entry = RegisterEntryFactory(name=lead.name)
    Lead.objects.filter(pk=lead.pk).update(state=LeadState.CONFIRMED, register_entry=entry, stage="contacted")
    return conclude_lead(
        lead=lead,
        outcome=Outcome.FLOATING,
        reason="已核实",
        by=clerk,
        home_branch_name="余江区平定乡蓝田村党支部",
        away_since=date(2025, 1, 1),
    )


def looked_at(page: Any) -> None:
    assert_fits(page)
    assert_no_axe_violations(page)


def test_from_the_own_word_to_a_home(phone_page: Any, portal_url: str, worker: Any, clerk: Any) -> None:
    linked(worker)
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
    to_a_home(clerk, Channel.SELF_REPORT)
    phone_page.goto(address)
    phone_page.wait_for_selector("text=已经核实")
    phone_page.goto(portal_url + reverse("members:own_consents"))
    phone_page.wait_for_selector("text=同意了第 1 版说明")
    looked_at(phone_page)


def test_from_a_colleagues_word_to_a_home(
    open_browser: Any, portal_url: str, worker: Any, other_worker: Any, clerk: Any
) -> None:
    cache.clear()
    confirmed(worker)
    linked(other_worker, "刘金凤")
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
    assert to_a_home(clerk, Channel.REFERRAL).outcome == Outcome.FLOATING
    colleague.goto(portal_url + reverse("members:own"))
    looked_at(colleague)
    colleague.wait_for_selector("text=推荐同事")
