"""The channel of visits from the first sign to a branch, with the network cut at the door."""

from typing import Any

import pytest
from django.urls import reverse

from branches.models import Affiliation
from jinxi_portal.kernel import clock
from members.actions.record_letter_reply import record_letter_reply
from members.actions.send_letter import send_letter
from members.actions.write_letter import write_letter
from members.models import Lead, LetterAnswer
from members.states import Channel
from members.tracing_states import Outcome, TracingStage
from tests.branches.factories import make_organisation
from tests.browsing import sign_in_browser
from tests.members.factories import EngagementFactory
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
    letter = write_letter(lead=lead, to_name="余江区平定乡蓝田村党支部", by=clerk)
    send_letter(letter=letter, sent_on=clock.today(), by=clerk)
    record_letter_reply(letter=letter, answer=LetterAnswer.FULL, replied_on=clock.today(), by=clerk)

    desk.goto(portal_url + reverse("members:traced_lead", args=[lead.number]))
    desk.wait_for_selector("text=在老家入的党")
    desk.get_by_role("link", name="办结", exact=True).click()
    desk.get_by_label("确认并转入支部").check()
    desk.get_by_label("理由").fill("原支部回函是正式党员，本人愿意")
    desk.get_by_label("支部", exact=True).select_option(index=1)
    desk.get_by_role("button", name="办结").click()
    desk.wait_for_selector("text=已办结：确认并转入支部")
    lead.refresh_from_db()
    assert lead.outcome == Outcome.AFFILIATED
    assert Affiliation.objects.get().person_id == lead.worker.person_id
