"""Leads about which nothing happens come back to everybody's queue."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from jinxi_portal.kernel import clock
from jinxi_portal.records.public import history_of
from members.actions.return_stale_leads import return_stale_leads
from members.actions.take_lead import take_lead
from members.portal_tracing import _waiting
from members.tracing_states import TracingStage
from tests.members.factories import make_lead
from tests.members.tracing.making import make_traced

pytestmark = pytest.mark.django_db
START = date(2026, 5, 6)


def test_it_comes_back_after_the_days_of_its_stage(clerk: Any, other_clerk: Any) -> None:
    with clock.frozen(START):
        lead = take_lead(lead=make_traced(), by=clerk)
    with clock.frozen(START + timedelta(days=13)):
        assert return_stale_leads(on=clock.today()) == 0
    with clock.frozen(START + timedelta(days=14)):
        assert return_stale_leads(on=clock.today()) == 1
        assert return_stale_leads(on=clock.today()) == 0
        lead.refresh_from_db()
        assert lead.tracer is None
        assert "已 14 天没有进展" in history_of(lead)[0].sentence
        assert any(item.title == "久未进展的线索" for item in _waiting(other_clerk, 9))
        take_lead(lead=lead, by=other_clerk)
    lead.refresh_from_db()
    assert lead.stale_since is None


def test_each_stage_has_its_own_days(clerk: Any) -> None:
    with clock.frozen(START):
        make_traced(stage=TracingStage.AWAITING_HOME)
    with clock.frozen(START + timedelta(days=44)):
        assert return_stale_leads(on=clock.today()) == 0
    with clock.frozen(START + timedelta(days=45)):
        assert return_stale_leads(on=clock.today()) == 1


def test_what_lies_on_the_review_desk_is_left_to_the_desk(clerk: Any) -> None:
    with clock.frozen(START):
        make_lead()
    with clock.frozen(START + timedelta(days=100)):
        assert return_stale_leads(on=clock.today()) == 0


def test_the_queue_opens_the_list(client: Client, clerk: Any) -> None:
    lead = make_traced(stale_since=clock.now())
    make_traced("李桂英")
    client.force_login(clerk)
    page = client.get(reverse("members:tracing"), {"stale": "True"}).content.decode()
    assert lead.number in page
    assert "李桂英" not in page
