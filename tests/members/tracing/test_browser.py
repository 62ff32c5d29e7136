"""Tracing in a real browser: a call on a phone, and every page at both widths."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from jinxi_portal.kernel import clock
from members.actions.write_letter import write_letter
from members.models import Call, CallOutcome, Lead
from members.states import Channel
from members.tracing_states import Outcome, TracingStage
from tests.browsing import assert_fits, assert_no_axe_violations, sign_in_browser
from tests.members.factories import CommunityFactory
from tests.members.tracing.making import make_floating, make_traced

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_call_with_the_thumb_from_the_sheet_to_the_decision(phone_page: Any, portal_url: str, clerk: Any) -> None:
    lead = make_traced()
    sign_in_browser(phone_page, portal_url, clerk)
    phone_page.goto(portal_url + reverse("members:call_sheet"))
    phone_page.get_by_role("button", name="拨打").tap()
    assert phone_page.get_by_role("link", name="拨打 138 0000 5678").get_attribute("href") == "tel:13800005678"
    assert "13800005678" not in phone_page.url
    phone_page.get_by_label("接通，本人不愿意谈").check()
    phone_page.get_by_role("button", name="记下结果").tap()
    phone_page.wait_for_selector("text=已记下：接通，本人不愿意谈")
    assert Call.objects.get().outcome == CallOutcome.DECLINED
    phone_page.get_by_role("link", name="办结", exact=True).tap()
    phone_page.get_by_label("本人不愿意").check()
    phone_page.get_by_label("理由").fill("电话里说不愿意")
    phone_page.get_by_role("button", name="办结").tap()
    phone_page.wait_for_selector("text=已办结：本人不愿意")
    assert Lead.objects.get(pk=lead.pk).outcome == Outcome.DECLINED


def test_a_count_of_the_board_opens_its_list(browser_page: Any, portal_url: str, clerk: Any) -> None:
    for name in ("王秀兰", "李桂英"):
        make_traced(name, channel=Channel.SELF_REPORT)
    make_traced("张玉梅")
    sign_in_browser(browser_page, portal_url, clerk)
    browser_page.goto(portal_url + reverse("members:board"))
    browser_page.get_by_role("row", name="发现").get_by_role("link").nth(1).click()
    browser_page.wait_for_selector("text=李桂英")
    assert browser_page.get_by_text("张玉梅").count() == 0


@pytest.mark.parametrize("width", [1440, 360])
def test_every_page_is_accessible_and_fits(
    open_browser: Any, portal_url: str, clerk: Any, secretary: Any, width: int
) -> None:
    lead = make_traced(stage=TracingStage.CONTACTED, community=CommunityFactory(), stale_since=clock.now())
    write_letter(lead=lead, to_name="余江区平定乡蓝田村党支部", by=clerk)
    Call.objects.create(lead=lead, by=clerk, outcome=CallOutcome.AGAIN, again_on=clock.today(), note="下班后再打")
    done = make_traced("李桂英")
    Lead.objects.filter(pk=done.pk).update(
        stage=TracingStage.CONCLUDED, outcome=Outcome.DECLINED, concluded_at=clock.now(), concluded_by=clerk
    )
    floating = make_floating(valid_until=clock.today() + timedelta(days=20))
    page = open_browser(width=width, height=800)
    sign_in_browser(page, portal_url, secretary)
    letter = lead.letters.get()
    addresses = [
        *(reverse(f"members:{name}") for name in ("board", "tracing", "call_sheet", "floating")),
        *(reverse("members:traced_lead", args=[one.number]) for one in (lead, done)),
        reverse("members:conclude_lead", args=[lead.number]),
        reverse("members:write_letter", args=[lead.number]),
        reverse("members:send_letter", args=[letter.pk]),
        reverse("members:floating_member", args=[floating.number]),
        reverse("members:link_account", args=[lead.worker.uid]),
        reverse("records:settings"),
        reverse("records:setting", args=["members.call_tries"]),
    ]
    for address in addresses:
        page.goto(portal_url + address)
        assert_no_axe_violations(page)
        assert_fits(page)
