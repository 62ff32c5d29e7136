"""A sign that a worker may be a member: one open lead per worker, its first channel kept."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from jinxi_portal.accounts.public import NotAllowed
from jinxi_portal.kernel import events
from jinxi_portal.records.public import history_of
from members.actions.decide_lead import decide_lead
from members.actions.open_lead import open_lead
from members.actions.reopen_lead import reopen_lead
from members.actions.take_lead import take_lead
from members.actions.undo_decision import undo_decision
from members.events import LeadOpened
from members.models import Lead, Worker
from members.refusals import WorkerGone
from members.states import Channel, LeadState, Verdict
from members.tracing.refusals import TracingConcluded, WithAnotherTracer
from members.tracing_states import Outcome, TracingStage
from tests.members.factories import EngagementFactory, WorkerFactory, make_lead

pytestmark = pytest.mark.django_db


@pytest.fixture
def sewing() -> Worker:
    return EngagementFactory(name="王秀兰").worker


def test_a_first_sign_opens_a_lead_without_an_entry(sewing: Worker, clerk: Any) -> None:
    lead = open_lead(worker=sewing, channel=Channel.VISIT, by=clerk, note="本人说在老家入的党")
    assert (lead.channel, lead.stage, lead.state) == (Channel.VISIT, TracingStage.FOUND, LeadState.SET_ASIDE)
    assert lead.register_entry is None
    assert [sign.note for sign in lead.signs.all()] == ["本人说在老家入的党"]
    assert history_of(lead)[0].verb == "members.lead_opened"


def test_a_second_sign_of_another_kind_is_added_to_the_same_lead(sewing: Worker, clerk: Any, worker: Any) -> None:
    first = open_lead(worker=sewing, channel=Channel.VISIT, by=clerk)
    second = open_lead(worker=sewing, channel=Channel.SELF_REPORT, by=worker, reference="ZB-2026-000001")
    again = open_lead(worker=sewing, channel=Channel.SELF_REPORT, by=worker, reference="ZB-2026-000001")
    assert first.pk == second.pk == again.pk
    assert second.channel == Channel.VISIT
    assert [sign.kind for sign in first.signs.all()] == [Channel.VISIT, Channel.SELF_REPORT]


def test_a_sign_is_added_to_the_lead_that_a_roster_brought(clerk: Any) -> None:
    lead = make_lead()
    assert open_lead(worker=lead.worker, channel=Channel.TELEPHONE, by=clerk).pk == lead.pk
    lead.refresh_from_db()
    assert (lead.channel, lead.state) == (Channel.ROSTER, LeadState.FOUND)


def test_the_database_allows_one_open_lead_per_worker(sewing: Worker, clerk: Any) -> None:
    open_lead(worker=sewing, channel=Channel.VISIT, by=clerk)
    with pytest.raises(IntegrityError), transaction.atomic():
        Lead.objects.create(number="XS-1", worker=sewing, name="王秀兰", state=LeadState.SET_ASIDE)


def test_the_opening_is_announced_once(
    sewing: Worker, clerk: Any, monkeypatch: Any, django_capture_on_commit_callbacks: Any
) -> None:
    told: list[Any] = []
    monkeypatch.setitem(events._receivers, LeadOpened, [told.append])
    with django_capture_on_commit_callbacks(execute=True):
        lead = open_lead(worker=sewing, channel=Channel.REFERRAL, by=clerk)
        open_lead(worker=sewing, channel=Channel.REFERRAL, by=clerk)
    assert told == [LeadOpened(lead.pk, sewing.pk, "referral")]


def test_who_may_bring_which_sign(sewing: Worker, grid_worker: Any, worker: Any, employer_staff: Any) -> None:
    assert open_lead(worker=sewing, channel=Channel.VISIT, by=grid_worker).channel == Channel.VISIT
    with pytest.raises(NotAllowed):
        open_lead(worker=sewing, channel=Channel.TELEPHONE, by=grid_worker)
    for somebody in (worker, employer_staff):
        with pytest.raises(Exception, match=r".*") as refused:
            open_lead(worker=sewing, channel=Channel.VISIT, by=somebody)
        assert type(refused.value).__name__ in {"Http404", "NotAllowed"}


def test_a_joined_worker_is_gone(sewing: Worker, clerk: Any) -> None:
    gone = WorkerFactory(joined_into=sewing)
    with pytest.raises(WorkerGone):
        open_lead(worker=gone, channel=Channel.VISIT, by=clerk)


def test_the_desk_and_tracing_go_together(clerk: Any) -> None:
    lead = make_lead()
    decision = decide_lead(lead=lead, verdict=Verdict.SAME, by=clerk)
    lead.refresh_from_db()
    assert (lead.state, lead.stage) == (LeadState.CONFIRMED, TracingStage.CHECKING)
    undo_decision(decision=decision, by=clerk)
    lead.refresh_from_db()
    assert (lead.state, lead.stage) == (LeadState.FOUND, TracingStage.FOUND)


def test_not_the_same_ends_what_rested_on_the_roster_alone(clerk: Any) -> None:
    lead = make_lead()
    decision = decide_lead(lead=lead, verdict=Verdict.DIFFERENT, reason="出生日期不符", by=clerk)
    lead.refresh_from_db()
    assert (lead.stage, lead.outcome) == (TracingStage.CONCLUDED, Outcome.WRONG_PERSON)
    undo_decision(decision=decision, by=clerk)
    lead.refresh_from_db()
    assert (lead.stage, lead.outcome, lead.concluded_at) == (TracingStage.FOUND, "", None)


def test_not_the_same_leaves_a_lead_open_that_the_person_spoke_for(clerk: Any, worker: Any) -> None:
    lead = make_lead()
    open_lead(worker=lead.worker, channel=Channel.SELF_REPORT, by=worker)
    decide_lead(lead=lead, verdict=Verdict.DIFFERENT, reason="出生日期不符", by=clerk)
    lead.refresh_from_db()
    assert (lead.state, lead.stage) == (LeadState.REJECTED, TracingStage.CHECKING)


def test_a_confirmation_that_tracing_built_on_is_not_taken_back(clerk: Any) -> None:
    lead = make_lead()
    decision = decide_lead(lead=lead, verdict=Verdict.SAME, by=clerk)
    Lead.objects.filter(pk=lead.pk).update(
        stage=TracingStage.CONCLUDED, outcome=Outcome.DECLINED, concluded_at=decision.decided_at
    )
    with pytest.raises(TracingConcluded):
        undo_decision(decision=decision, by=clerk)
    reopen_lead(lead=lead, reason="本人又来电话", by=clerk)
    undo_decision(decision=decision, by=clerk)
    lead.refresh_from_db()
    # the tracer who reopened it is on it
    assert (lead.state, lead.stage, lead.tracer_id) == (LeadState.FOUND, TracingStage.CHECKING, clerk.pk)


def test_two_tracers_do_not_work_on_one_lead_unknowingly(sewing: Worker, clerk: Any, other_clerk: Any) -> None:
    lead = open_lead(worker=sewing, channel=Channel.VISIT, by=clerk)
    assert take_lead(lead=lead, by=clerk).stage == TracingStage.CHECKING
    with pytest.raises(WithAnotherTracer, match="李娜 正在追踪"):
        take_lead(lead=lead, by=other_clerk)
    assert take_lead(lead=lead, by=other_clerk, from_colleague=True).tracer == other_clerk
