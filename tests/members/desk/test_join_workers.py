"""Two workers are one human being."""

from typing import Any

import pytest

from jinxi_portal.accounts.public import NotAllowed
from jinxi_portal.records.public import history_of
from members.actions.decide_lead import decide_lead
from members.actions.join_workers import join_workers
from members.models import Engagement, Lead, LeadDecision, Worker, WorkerJoin
from members.refusals import BothTied, ChangedMeanwhile, SameWorker, WorkerGone
from members.states import LeadState, Verdict
from tests.members.factories import EngagementFactory, RegisterEntryFactory, add_candidate, make_lead

pytestmark = pytest.mark.django_db


def two_workers() -> tuple[Worker, Worker]:
    return EngagementFactory().worker, EngagementFactory().worker


def test_the_older_goes_on_with_both_engagements(clerk: Any) -> None:
    older, younger = two_workers()
    stays = join_workers(worker=younger, other=older, by=clerk)
    assert stays == older
    assert older.engagements.count() == 2
    younger.refresh_from_db()
    assert younger.joined_into == older
    join = WorkerJoin.objects.get()
    assert (join.from_worker, join.to_worker, join.joined_by) == (younger, older, clerk)
    assert list(Worker.objects.visible_to(clerk)) == [older]


def test_both_timelines_say_so_without_a_word_of_membership(clerk: Any) -> None:
    older, younger = two_workers()
    join_workers(worker=older, other=younger, by=clerk)
    for worker in (older, younger):
        (line,) = history_of(worker)
        assert line.verb == "members.workers_joined"
        assert "党" not in line.sentence


def test_who_is_confirmed_goes_on_and_the_other_lead_ends(clerk: Any) -> None:
    open_lead = make_lead()
    confirmed = make_lead(entry=open_lead.register_entry)
    decide_lead(lead=confirmed, verdict=Verdict.SAME, by=clerk)
    stays = join_workers(
        worker=open_lead.worker, other=confirmed.worker, by=clerk, because_of=open_lead, reason="证件号码相符"
    )
    assert stays == confirmed.worker
    open_lead.refresh_from_db()
    assert (open_lead.state, open_lead.reviewer) == (LeadState.JOINED, None)
    assert confirmed.evidence.count() == 2
    label = LeadDecision.objects.get(lead=open_lead)
    assert (label.verdict, label.register_entry, label.probability) == (Verdict.SAME, confirmed.register_entry, 0.993)
    assert history_of(open_lead)[0].verb == "members.lead_joined"


def test_of_two_open_leads_one_goes_on_with_all_the_evidence(clerk: Any) -> None:
    first, second = make_lead(probability=0.96), make_lead(probability=0.99)
    join_workers(worker=first.worker, other=second.worker, by=clerk)
    first.refresh_from_db(), second.refresh_from_db()
    assert (first.state, second.state) == (LeadState.FOUND, LeadState.JOINED)
    assert first.register_entry == second.register_entry or first.probability == pytest.approx(0.99)
    assert first.evidence.count() == 2


def test_a_lead_moves_to_the_worker_who_has_none(clerk: Any) -> None:
    older = EngagementFactory().worker
    lead = make_lead()
    add_candidate(lead)
    join_workers(worker=older, other=lead.worker, by=clerk)
    lead.refresh_from_db()
    assert (lead.worker, lead.state) == (older, LeadState.FOUND)


def test_a_third_worker_joins_the_first_two(clerk: Any) -> None:
    first, second, third = (EngagementFactory().worker for _ in range(3))
    join_workers(worker=second, other=third, by=clerk)
    join_workers(worker=first, other=second, by=clerk)
    assert Engagement.objects.filter(worker=first).count() == 3
    third.refresh_from_db()
    assert third.joined_into == first
    assert {join.from_worker for join in WorkerJoin.objects.filter(to_worker=first)} == {second, third}


def test_two_different_members_are_not_one_person(clerk: Any) -> None:
    first, second = make_lead(), make_lead(entry=RegisterEntryFactory(name="李小花"))
    for lead in (first, second):
        decide_lead(lead=lead, verdict=Verdict.SAME, by=clerk)
    with pytest.raises(BothTied):
        join_workers(worker=first.worker, other=second.worker, by=clerk)


def test_one_worker_is_not_joined_to_himself_nor_twice(clerk: Any) -> None:
    older, younger = two_workers()
    with pytest.raises(SameWorker):
        join_workers(worker=older, other=older, by=clerk)
    join_workers(worker=older, other=younger, by=clerk)
    with pytest.raises(WorkerGone) as refused:
        join_workers(worker=older, other=younger, by=clerk)
    assert refused.value.worker == older


def test_the_lead_that_asked_for_it_must_still_be_open(clerk: Any) -> None:
    lead = make_lead()
    confirmed = make_lead(entry=lead.register_entry)
    decide_lead(lead=confirmed, verdict=Verdict.SAME, by=clerk)
    Lead.objects.filter(pk=lead.pk).update(state=LeadState.WITHDRAWN)
    with pytest.raises(ChangedMeanwhile):
        join_workers(worker=lead.worker, other=confirmed.worker, by=clerk, because_of=lead)
    assert not WorkerJoin.objects.exists()


def test_the_comparison_itself_may_join(db: None) -> None:
    older, younger = two_workers()
    join_workers(worker=older, other=younger, by=None, probability=0.98, evidence=[{"kind": "identity"}])
    join = WorkerJoin.objects.get()
    assert (join.joined_by, join.probability, join.evidence) == (None, 0.98, [{"kind": "identity"}])


def test_it_asks_the_policy(supervision_officer: Any) -> None:
    older, younger = two_workers()
    with pytest.raises(NotAllowed):
        join_workers(worker=older, other=younger, by=supervision_officer)
