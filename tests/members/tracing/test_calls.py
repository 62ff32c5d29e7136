"""Ringing people up: the look at the number, the outcome, and when somebody counts as not reachable."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from jinxi_portal.kernel import clock
from jinxi_portal.records.models import AccessEntry
from jinxi_portal.records.public import deadlines_of, history_of
from jinxi_portal.records.settings.changing import change_setting
from members.actions.conclude_lead import conclude_lead
from members.actions.record_call import record_call
from members.actions.start_call import start_call
from members.models import Call, CallOutcome, Lead
from members.rules.calls import CallRule, still_missing
from members.states import Channel
from members.tracing.numbers import numbers_of
from members.tracing.refusals import CallClosed, NotYet, WithAnotherTracer
from members.tracing_states import Outcome, TracingStage
from tests.members.factories import EngagementFactory
from tests.members.tracing.making import make_traced

# the look at a number is committed before it is handed out
pytestmark = pytest.mark.django_db(transaction=True)
MORNING = clock.start_of(date(2026, 5, 6)) + timedelta(hours=9)


def ring(lead: Lead, by: Any, outcome: CallOutcome = CallOutcome.NO_ANSWER, **said: Any) -> Call:
    started = start_call(lead=lead, number_key=numbers_of(lead)[0].key, by=by)
    return record_call(call=started.call, outcome=outcome, by=by, **said)


def in_vain(lead: Lead, by: Any, *moments: datetime) -> None:
    for at in moments:
        with clock.frozen(at):
            ring(lead, by)


def test_the_call_is_the_reason_in_the_access_log(clerk: Any) -> None:
    lead = make_traced()
    started = start_call(lead=lead, number_key=numbers_of(lead)[0].key, by=clerk)
    assert started.number == "13800005678"
    look = AccessEntry.objects.get()
    assert (look.actor_id, look.reason) == (clerk.pk, f"电话联系：线索 {lead.number}")
    lead.refresh_from_db()
    assert lead.tracer == clerk


def test_masked_numbers_are_not_offered(clerk: Any) -> None:
    lead = make_traced(mobile="138****5678")
    assert numbers_of(lead) == []


def test_who_was_reached_counts_as_contacted(clerk: Any) -> None:
    lead = make_traced()
    ring(lead, clerk, CallOutcome.MEMBER, home_branch_name="余江区平定乡蓝田村党支部", note="下班后再联系")
    lead.refresh_from_db()
    assert (lead.stage, lead.home_branch_name) == (TracingStage.CONTACTED, "余江区平定乡蓝田村党支部")
    assert {sign.kind for sign in lead.signs.all()} == {Channel.VISIT, Channel.TELEPHONE}
    assert "本人说是党员" in history_of(lead)[0].sentence


def test_an_appointment_lies_in_the_queue_until_the_next_call(clerk: Any) -> None:
    lead = make_traced()
    with clock.frozen(MORNING):
        with pytest.raises(ValidationError, match="约好再打"):
            ring(lead, clerk, CallOutcome.AGAIN)
        ring(lead, clerk, CallOutcome.AGAIN, again_on=date(2026, 5, 8))
        assert [due.due for due in deadlines_of(lead)] == [date(2026, 5, 8)]
        ring(lead, clerk)
        assert not deadlines_of(lead)


def test_an_outcome_is_written_once(clerk: Any) -> None:
    call = ring(make_traced(), clerk)
    with pytest.raises(CallClosed):
        record_call(call=call, outcome=CallOutcome.MEMBER, by=clerk)


def test_a_colleagues_lead_is_not_rung(clerk: Any, other_clerk: Any) -> None:
    lead = make_traced()
    ring(lead, clerk)
    with pytest.raises(WithAnotherTracer):
        start_call(lead=lead, number_key=numbers_of(lead)[0].key, by=other_clerk)


def test_not_reachable_is_refused_too_early_and_says_what_is_missing(clerk: Any) -> None:
    lead = make_traced()
    in_vain(lead, clerk, *(MORNING + timedelta(hours=hour) for hour in range(2)))
    with pytest.raises(NotYet, match="还差 3 次、2 天、1 个时段"):
        conclude_lead(lead=lead, outcome=Outcome.NOT_REACHABLE, reason="一直没有人接", by=clerk)
    lead.refresh_from_db()
    assert lead.stage == TracingStage.FOUND


def test_five_tries_on_three_days_at_two_times_are_enough(clerk: Any) -> None:
    lead = make_traced()
    day, evening = timedelta(days=1), timedelta(hours=10)
    in_vain(lead, clerk, MORNING, MORNING + evening, MORNING + day, MORNING + 2 * day, MORNING + 2 * day + evening)
    with clock.frozen(MORNING + 3 * day):
        concluded = conclude_lead(lead=lead, outcome=Outcome.NOT_REACHABLE, reason="一直没有人接", by=clerk)
    assert (concluded.stage, concluded.outcome) == (TracingStage.CONCLUDED, Outcome.NOT_REACHABLE)


def test_who_was_reached_in_between_counts_from_there(clerk: Any) -> None:
    lead = make_traced()
    day = timedelta(days=1)
    in_vain(lead, clerk, *(MORNING + n * day for n in range(4)))
    with clock.frozen(MORNING + 4 * day):
        ring(lead, clerk, CallOutcome.AGAIN, again_on=date(2026, 5, 20))
        ring(lead, clerk)
        with pytest.raises(NotYet, match="已打 1 次"):
            conclude_lead(lead=lead, outcome=Outcome.NOT_REACHABLE, reason="没有人接", by=clerk)


def test_the_committee_may_ask_for_more_tries(clerk: Any, secretary: Any) -> None:
    lead = make_traced()
    with clock.frozen(MORNING):
        change_setting(
            key="members.call_tries", value=8, effective_on=date(2026, 5, 6), reason="五月会议", by=secretary
        )
        ring(lead, clerk)
        with pytest.raises(NotYet, match="还差 7 次"):
            conclude_lead(lead=lead, outcome=Outcome.NOT_REACHABLE, reason="没有人接", by=clerk)


def test_the_rule_counts_the_countys_days() -> None:
    late, early = clock.start_of(date(2026, 5, 6)) - timedelta(minutes=1), clock.start_of(date(2026, 5, 6))
    missing = still_missing([late, early], CallRule(2, 2, 2))
    assert not missing


def test_the_sheet_lists_whom_to_ring_with_a_constant_number_of_queries(
    client: Client, clerk: Any, django_assert_max_num_queries: Any
) -> None:
    for name in ("王秀兰", "李桂英", "张玉梅"):
        make_traced(name)
    client.force_login(clerk)
    client.get(reverse("members:call_sheet"))
    with django_assert_max_num_queries(14):
        page = client.get(reverse("members:call_sheet")).content.decode()
    assert page.count("拨打 <span") == 3
    assert "13800005678" not in page
    for name in ("赵凤", "周兰", "吴芳", "郑红"):
        make_traced(name)
    with django_assert_max_num_queries(14):
        client.get(reverse("members:call_sheet"))


def test_the_sheet_is_narrowed_to_an_employer(client: Client, clerk: Any) -> None:
    first, _other = make_traced(), make_traced("李桂英")
    client.force_login(clerk)
    page = client.get(reverse("members:call_sheet"), {"employer": first.employer_id}).content.decode()
    assert "王秀兰" in page
    assert "李桂英" not in page


def test_from_the_sheet_to_the_outcome(client: Client, clerk: Any) -> None:
    lead = make_traced()
    EngagementFactory(name="王秀兰", worker=lead.worker, mobile="13900007777")
    client.force_login(clerk)
    page = client.post(reverse("members:dial", args=[lead.number])).content.decode()
    assert 'href="tel:13800005678"' in page
    assert "换这个号码" in page
    call = Call.objects.get()
    wrong = client.post(reverse("members:record_call", args=[call.pk]), {"outcome": "again"})
    assert "请填约好再打的日期" in wrong.content.decode()
    client.post(reverse("members:record_call", args=[call.pk]), {"outcome": "wrong_number"})
    assert numbers_of(Lead.objects.get(pk=lead.pk))[0].subject.mobile.reveal() == "13900007777"
