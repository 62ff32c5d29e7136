"""A visit at the door: what it does, once, and what a human must look at."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError
from django.http import Http404

from jinxi_portal.accounts.public import NotAllowed
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import history_of
from members.actions.ask_for_visit import ask_for_visit
from members.actions.record_visit import record_visit
from members.actions.settle_visit import settle_visit
from members.actions.take_lead import take_lead
from members.actions.withdraw_visit import withdraw_visit
from members.models import Lead, Visit, VisitConflict, VisitEnding, VisitOutcome
from members.states import Channel
from members.tracing.refusals import VisitOver, VisitSettled, VisitUnderWay
from members.tracing_states import TracingStage
from tests.members.factories import EngagementFactory
from tests.members.visits.making import OTHER_PHONE, far_community, make_conflict, make_request, own_community, report

pytestmark = pytest.mark.django_db


def test_a_member_met_at_the_door_is_contacted(clerk: Any, grid_worker: Any) -> None:
    request = make_request(by=clerk)
    visit, new = record_visit(
        request=request, report=report(home_branch_name="余江区平定乡蓝田村党支部", note="下班后再联系"), by=grid_worker
    )
    assert new
    assert visit.counted
    assert not visit.conflict
    request.refresh_from_db()
    lead = Lead.objects.get(pk=request.lead_id)
    assert (lead.stage, lead.home_branch_name) == (TracingStage.CONTACTED, "余江区平定乡蓝田村党支部")
    assert request.ending == VisitEnding.DONE
    assert lead.signs.filter(kind=Channel.VISIT, reference=str(visit.uid)).exists()
    line = history_of(request)[0]
    assert "是党员" in str(line.sentence)
    assert "下班后再联系" in str(line.sentence)


def test_a_visit_is_the_first_sign_of_somebody_without_a_lead(clerk: Any, grid_worker: Any) -> None:
    request = make_request(by=clerk, worker=EngagementFactory(name="吴桂花").worker)
    assert request.lead is None
    record_visit(request=request, report=report(), by=grid_worker)
    lead = Lead.objects.get(worker=request.worker)
    assert (lead.channel, lead.stage, lead.community_id) == (
        Channel.VISIT,
        TracingStage.CONTACTED,
        request.community_id,
    )


def test_nobody_says_no_about_somebody_without_a_lead(clerk: Any, grid_worker: Any) -> None:
    request = make_request(by=clerk, worker=EngagementFactory(name="吴桂花").worker)
    record_visit(request=request, report=report(VisitOutcome.NOT_MEMBER), by=grid_worker)
    request.refresh_from_db()
    assert request.ending == VisitEnding.DONE
    assert not Lead.objects.exists()


def test_nobody_at_home_stays_on_the_list_from_tomorrow(clerk: Any, grid_worker: Any) -> None:
    request = make_request(by=clerk)
    record_visit(request=request, report=report(VisitOutcome.NOT_HOME), by=grid_worker)
    request.refresh_from_db()
    assert (request.ending, request.due_on) == ("", clock.today() + timedelta(days=1))
    assert Lead.objects.get(pk=request.lead_id).stage == TracingStage.FOUND


def test_the_same_visit_counts_once(clerk: Any, grid_worker: Any) -> None:
    request, said = make_request(by=clerk), report()
    first, _ = record_visit(request=request, report=said, by=grid_worker)
    again, new = record_visit(request=request, report=said, by=grid_worker)
    assert (again.pk, new, Visit.objects.count()) == (first.pk, False, 1)
    first.pk = None
    with pytest.raises(IntegrityError):
        first.save(force_insert=True)


def test_a_lead_that_moved_meanwhile_is_looked_at(clerk: Any, grid_worker: Any) -> None:
    visit = make_conflict(by=grid_worker, clerk=clerk)
    assert visit.conflict == VisitConflict.LEAD_MOVED
    assert not visit.counted
    lead = visit.request.lead
    assert Lead.objects.get(pk=lead.pk).stage == TracingStage.CHECKING
    settle_visit(visit=visit, count=True, by=clerk)
    assert Lead.objects.get(pk=lead.pk).stage == TracingStage.CONTACTED
    with pytest.raises(VisitSettled):
        settle_visit(visit=visit, count=False, by=clerk)


def test_a_visit_set_aside_changes_nothing_and_stays_on_the_timeline(clerk: Any, grid_worker: Any) -> None:
    visit = make_conflict(by=grid_worker, clerk=clerk)
    settle_visit(visit=visit, count=False, by=clerk)
    assert Lead.objects.get(pk=visit.request.lead_id).stage == TracingStage.CHECKING
    assert [line.verb for line in history_of(visit.request)][:2] == [
        "members.visit_set_aside",
        "members.visit_in_conflict",
    ]


def test_two_phones_recorded_the_same_door(clerk: Any, grid_worker: Any) -> None:
    request = make_request(by=clerk)
    seen_at = clock.now()
    record_visit(request=request, report=report(VisitOutcome.NOT_HOME, seen_at=seen_at), by=grid_worker)
    second, _ = record_visit(request=request, report=report(phone_id=OTHER_PHONE, seen_at=seen_at), by=grid_worker)
    assert second.conflict == VisitConflict.VISITED


def test_the_same_phone_twice_in_one_outing_is_no_conflict(clerk: Any, grid_worker: Any) -> None:
    request = make_request(by=clerk)
    seen_at = clock.now()
    record_visit(request=request, report=report(VisitOutcome.NOT_HOME, seen_at=seen_at), by=grid_worker)
    second, _ = record_visit(request=request, report=report(seen_at=seen_at), by=grid_worker)
    assert second.counted


def test_a_request_withdrawn_meanwhile_is_looked_at(clerk: Any, grid_worker: Any) -> None:
    request = make_request(by=clerk)
    withdraw_visit(request=request, by=clerk)
    visit, _ = record_visit(request=request, report=report(), by=grid_worker)
    assert visit.conflict == VisitConflict.CLOSED
    with pytest.raises(VisitOver):
        withdraw_visit(request=request, by=clerk)


def test_a_wrong_clock_is_put_right(clerk: Any, grid_worker: Any) -> None:
    request = make_request(by=clerk)
    wrong = clock.now() - timedelta(days=400)
    visit, _ = record_visit(
        request=request, report=report(phone_time=wrong, clock_offset=timedelta(days=400)), by=grid_worker
    )
    assert visit.phone_time == wrong
    assert request.asked_at <= visit.visited_at <= visit.received_at


def test_a_clock_that_runs_ahead_never_dates_a_visit_into_the_future(clerk: Any, grid_worker: Any) -> None:
    visit, _ = record_visit(
        request=make_request(by=clerk), report=report(phone_time=clock.now() + timedelta(days=3)), by=grid_worker
    )
    assert visit.visited_at == visit.received_at


def test_another_community_does_not_exist(clerk: Any, grid_worker: Any) -> None:
    own_community()
    request = make_request(by=clerk, community=far_community())
    with pytest.raises(Http404):
        record_visit(request=request, report=report(), by=grid_worker)
    with pytest.raises(NotAllowed):
        record_visit(request=request, report=report(), by=clerk)


def test_one_visit_under_way_per_worker(clerk: Any, grid_worker: Any) -> None:
    request = make_request(by=clerk)
    with pytest.raises(VisitUnderWay):
        ask_for_visit(worker=request.worker, community=request.community, address="4 栋", ask="？", by=clerk)
    with pytest.raises(NotAllowed):
        ask_for_visit(worker=request.worker, community=request.community, address="4 栋", ask="？", by=grid_worker)


def test_a_tracers_own_step_before_the_list_was_loaded_is_no_conflict(clerk: Any, grid_worker: Any) -> None:
    request = make_request(by=clerk)
    take_lead(lead=request.lead, by=clerk)
    visit, _ = record_visit(request=request, report=report(), by=grid_worker)
    assert visit.counted
