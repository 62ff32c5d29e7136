"""The channel of visits from the first sign to a branch, with the network cut at the door."""

from typing import Any

import pytest
from django.urls import reverse

from members.models import Lead
from members.states import Channel
from members.tracing_states import TracingStage
from tests.branches.factories import make_organisation
from tests.browsing import sign_in_browser
from tests.members.factories import EngagementFactory
from tests.members.tracing.walking import walk_to_a_branch
from tests.members.visits.making import own_community
from tests.members.visits.test_browser import open_round, record

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_somebody_for_whom_nothing_spoke_is_found_at_the_door_and_joins_a_branch(
    open_browser: Any, portal_url: str, clerk: Any, grid_worker: Any
) -> None:
    worker = EngagementFactory(name="吴桂花").worker
    own_community()
    make_organisation("华丽家政党支部")
    desk, phone = open_browser(), open_browser(width=360, height=740)

    sign_in_browser(desk, portal_url, clerk)
    desk.goto(portal_url + reverse("members:ask_about_worker", args=[worker.uid]))
    desk.get_by_label("社区").select_option(label="锦绣社区")
    desk.get_by_label("住处").fill("3 栋 2 单元 401")
    desk.get_by_role("button", name="交给网格员").click()
    desk.wait_for_selector("text=已交给锦绣社区的网格员")

    open_round(phone, portal_url, grid_worker)
    phone.wait_for_selector(".visits-door")
    phone.context.set_offline(True)
    record(phone, "吴桂花", note="在老家入的党")
    assert not Lead.objects.exists()
    phone.context.set_offline(False)
    phone.evaluate("window.dispatchEvent(new Event('online'))")
    phone.wait_for_selector("[data-part=unsent]", state="hidden")

    lead = Lead.objects.get()
    assert (lead.channel, lead.stage) == (Channel.VISIT, TracingStage.CONTACTED)
    desk.goto(portal_url + reverse("members:traced_lead", args=[lead.number]))
    desk.wait_for_selector("text=在老家入的党")
    walk_to_a_branch(desk, portal_url, lead)
