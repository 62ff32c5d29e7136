"""A clerk knows a pair that the comparison had not proposed."""

from typing import Any

import pytest

from jinxi_portal.accounts.public import NotAllowed
from jinxi_portal.records.public import history_of
from members.actions.decide_lead import decide_lead
from members.actions.point_out_missed_pair import point_out_missed_pair
from members.actions.undo_decision import undo_decision
from members.models import Lead
from members.refusals import EntryTaken, ReasonMissing, WorkerGone, WorkerTied
from members.states import LeadState, Verdict
from tests.members.factories import EngagementFactory, RegisterEntryFactory, WorkerFactory, make_lead

pytestmark = pytest.mark.django_db

REASON = "本人来办公室说明，党员证相符"


def test_it_makes_a_lead_and_confirms_it(clerk: Any) -> None:
    worker, entry = EngagementFactory(name="王姐").worker, RegisterEntryFactory(name="王秀兰")
    decision = point_out_missed_pair(worker=worker, register_entry=entry, reason=REASON, by=clerk)
    lead = Lead.objects.get()
    assert decision.missed_by_machine
    assert (lead.state, lead.register_entry, lead.worker) == (LeadState.CONFIRMED, entry, worker)
    assert lead.employer == worker.engagements.get().employer
    assert [line.verb for line in history_of(lead, oldest_first=True)] == [
        "members.lead_pointed_out",
        "members.lead_confirmed",
    ]


def test_on_an_open_lead_it_counts_as_missed_too(clerk: Any) -> None:
    lead, entry = make_lead(), RegisterEntryFactory(name="李笑华")
    decision = point_out_missed_pair(worker=lead.worker, register_entry=entry, reason=REASON, by=clerk)
    assert (decision.lead, decision.missed_by_machine) == (lead, True)
    lead.refresh_from_db()
    assert (lead.state, lead.register_entry) == (LeadState.CONFIRMED, entry)


def test_a_pair_that_was_proposed_is_not_missed(clerk: Any) -> None:
    lead = make_lead()
    assert lead.register_entry is not None
    decision = point_out_missed_pair(worker=lead.worker, register_entry=lead.register_entry, reason=REASON, by=clerk)
    assert not decision.missed_by_machine


def test_it_wants_a_reason(clerk: Any) -> None:
    with pytest.raises(ReasonMissing):
        point_out_missed_pair(
            worker=EngagementFactory().worker, register_entry=RegisterEntryFactory(), reason=" ", by=clerk
        )
    assert not Lead.objects.exists()


def test_neither_side_may_belong_to_somebody_else(clerk: Any) -> None:
    lead = make_lead()
    decide_lead(lead=lead, verdict=Verdict.SAME, by=clerk)
    assert lead.register_entry is not None
    with pytest.raises(EntryTaken):
        point_out_missed_pair(
            worker=EngagementFactory().worker, register_entry=lead.register_entry, reason=REASON, by=clerk
        )
    with pytest.raises(WorkerTied):
        point_out_missed_pair(worker=lead.worker, register_entry=RegisterEntryFactory(), reason=REASON, by=clerk)


def test_a_joined_worker_is_not_the_place(clerk: Any) -> None:
    worker = WorkerFactory(joined_into=WorkerFactory())
    with pytest.raises(WorkerGone):
        point_out_missed_pair(worker=worker, register_entry=RegisterEntryFactory(), reason=REASON, by=clerk)


def test_taken_back_it_stays_open_for_another_look(clerk: Any) -> None:
    worker, entry = EngagementFactory().worker, RegisterEntryFactory()
    undo_decision(
        decision=point_out_missed_pair(worker=worker, register_entry=entry, reason=REASON, by=clerk), by=clerk
    )
    lead = Lead.objects.get()
    assert (lead.state, lead.register_entry) == (LeadState.FOUND, entry)
    decide_lead(lead=lead, verdict=Verdict.SAME, by=clerk, reason=REASON)
    assert Lead.objects.get().state == LeadState.CONFIRMED


def test_it_asks_the_policy(supervision_officer: Any) -> None:
    with pytest.raises(NotAllowed):
        point_out_missed_pair(
            worker=EngagementFactory().worker,
            register_entry=RegisterEntryFactory(),
            reason=REASON,
            by=supervision_officer,
        )
