"""A join taken back."""

from typing import Any

import pytest

from jinxi_portal.accounts.public import NotAllowed
from jinxi_portal.records.public import history_of
from members.actions.decide_lead import decide_lead
from members.actions.join_workers import join_workers
from members.actions.undo_join import undo_join
from members.models import LeadDecision, WorkerJoin
from members.refusals import JoinUndone, LeadRestsOnJoin
from members.states import LeadState, Verdict
from tests.members.factories import EngagementFactory, LeadEvidenceFactory, make_lead

pytestmark = pytest.mark.django_db


def test_the_engagement_goes_back(clerk: Any) -> None:
    older, younger = EngagementFactory().worker, EngagementFactory().worker
    join_workers(worker=older, other=younger, by=clerk)
    join = WorkerJoin.objects.get()
    assert undo_join(join=join, by=clerk) == younger
    younger.refresh_from_db()
    assert (younger.joined_into, younger.engagements.count(), older.engagements.count()) == (None, 1, 1)
    assert history_of(younger)[0].verb == "members.join_undone"
    with pytest.raises(JoinUndone):
        undo_join(join=join, by=clerk)


def test_it_can_be_joined_again(clerk: Any) -> None:
    older, younger = EngagementFactory().worker, EngagementFactory().worker
    join_workers(worker=older, other=younger, by=clerk)
    undo_join(join=WorkerJoin.objects.get(), by=clerk)
    younger.refresh_from_db()
    join_workers(worker=older, other=younger, by=clerk)
    assert WorkerJoin.objects.filter(undone_at__isnull=True).count() == 1


def test_the_ended_lead_opens_again_with_its_evidence(clerk: Any) -> None:
    open_lead = make_lead()
    confirmed = make_lead(entry=open_lead.register_entry)
    decide_lead(lead=confirmed, verdict=Verdict.SAME, by=clerk)
    join_workers(worker=open_lead.worker, other=confirmed.worker, by=clerk, because_of=open_lead)
    undo_join(join=WorkerJoin.objects.get(), by=clerk)
    open_lead.refresh_from_db()
    confirmed.refresh_from_db()
    assert (open_lead.state, confirmed.state) == (LeadState.FOUND, LeadState.CONFIRMED)
    assert (open_lead.evidence.count(), confirmed.evidence.count()) == (1, 1)
    label = LeadDecision.objects.get(lead=open_lead)
    assert (label.undone_by, label.undone_at is not None) == (clerk, True)


def test_a_lead_that_moved_goes_back(clerk: Any) -> None:
    older = EngagementFactory().worker
    lead = make_lead()
    back = lead.worker
    join_workers(worker=older, other=back, by=clerk)
    undo_join(join=WorkerJoin.objects.get(), by=clerk)
    lead.refresh_from_db()
    assert lead.worker == back


def test_evidence_without_a_lead_is_found_anew_by_the_next_comparison(clerk: Any) -> None:
    stays = make_lead()
    engagement = EngagementFactory()
    join_workers(worker=stays.worker, other=engagement.worker, by=clerk)
    evidence = LeadEvidenceFactory(lead=stays, engagement=engagement, rank=1)
    engagement.compared_in = evidence.run
    engagement.save(update_fields=["compared_in"])
    undo_join(join=WorkerJoin.objects.get(), by=clerk)
    engagement.refresh_from_db()
    assert engagement.compared_in is None
    assert stays.evidence.count() == 1


def test_a_confirmation_that_rests_on_it_is_taken_back_first(clerk: Any) -> None:
    older = EngagementFactory().worker
    lead = make_lead()
    join_workers(worker=older, other=lead.worker, by=clerk)
    decide_lead(lead=lead, verdict=Verdict.SAME, by=clerk)
    with pytest.raises(LeadRestsOnJoin) as refused:
        undo_join(join=WorkerJoin.objects.get(), by=clerk)
    assert lead.number in str(refused.value)


def test_it_asks_the_policy(clerk: Any, supervision_officer: Any) -> None:
    join_workers(worker=EngagementFactory().worker, other=EngagementFactory().worker, by=clerk)
    with pytest.raises(NotAllowed):
        undo_join(join=WorkerJoin.objects.get(), by=supervision_officer)
