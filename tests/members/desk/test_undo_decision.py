"""Taking a decision back."""

from typing import Any

import pytest

from jinxi_portal.accounts.public import NotAllowed
from jinxi_portal.records.public import history_of
from members.actions.decide_lead import decide_lead
from members.actions.undo_decision import undo_decision
from members.models import Lead, Person
from members.refusals import AlreadyUndone, NotTheLastDecision, OtherLeadOpen
from members.states import Band, LeadState, Verdict
from tests.members.factories import add_candidate, make_lead

pytestmark = pytest.mark.django_db


def test_it_unties_worker_and_member(clerk: Any) -> None:
    lead = make_lead()
    decision = decide_lead(lead=lead, verdict=Verdict.SAME, by=clerk)
    undo_decision(decision=decision, by=clerk)
    lead.refresh_from_db()
    decision.refresh_from_db()
    assert (lead.state, lead.decided_by, lead.decided_at) == (LeadState.FOUND, None, None)
    assert lead.worker.person is None
    assert lead.register_entry is not None
    assert lead.register_entry.person is None
    assert not Person.objects.exists()
    assert (decision.undone_by, decision.undone_at is not None) == (clerk, True)


def test_it_has_a_line_of_its_own(clerk: Any, secretary: Any) -> None:
    lead = make_lead()
    undo_decision(decision=decide_lead(lead=lead, verdict=Verdict.SAME, by=clerk), by=secretary)
    newest = history_of(lead)[0]
    assert newest.verb == "members.decision_undone"
    assert "周建国" in newest.sentence
    assert "李娜" in newest.sentence


def test_it_goes_back_to_where_the_lead_was(clerk: Any) -> None:
    lead = make_lead()
    decide_lead(lead=lead, verdict=Verdict.CANNOT_TELL, by=clerk, reason="信息太少")
    decision = decide_lead(lead=lead, verdict=Verdict.DIFFERENT, by=clerk, reason="不是")
    undo_decision(decision=decision, by=clerk)
    lead.refresh_from_db()
    assert lead.state == LeadState.UNDECIDED
    assert lead.decided_by == clerk


def test_the_ruled_out_candidate_comes_back(clerk: Any) -> None:
    lead = make_lead()
    first = lead.register_entry_id
    add_candidate(lead)
    undo_decision(decision=decide_lead(lead=lead, verdict=Verdict.DIFFERENT, by=clerk, reason="不是"), by=clerk)
    lead.refresh_from_db()
    assert (lead.register_entry_id, lead.band) == (first, Band.STRONG)


def test_decisions_are_taken_back_in_order(clerk: Any) -> None:
    lead = make_lead()
    first = decide_lead(lead=lead, verdict=Verdict.CANNOT_TELL, by=clerk, reason="信息太少")
    decide_lead(lead=lead, verdict=Verdict.SAME, by=clerk)
    with pytest.raises(NotTheLastDecision):
        undo_decision(decision=first, by=clerk)


def test_it_refuses_twice(clerk: Any) -> None:
    lead = make_lead()
    decision = decide_lead(lead=lead, verdict=Verdict.SAME, by=clerk)
    undo_decision(decision=decision, by=clerk)
    with pytest.raises(AlreadyUndone):
        undo_decision(decision=decision, by=clerk)


def test_a_worker_never_has_two_open_leads(clerk: Any) -> None:
    lead = make_lead()
    decision = decide_lead(lead=lead, verdict=Verdict.DIFFERENT, by=clerk, reason="不是")
    newer = make_lead(engagement=lead.worker.engagements.get())
    with pytest.raises(OtherLeadOpen) as refused:
        undo_decision(decision=decision, by=clerk)
    assert newer.number in str(refused.value)
    assert Lead.objects.get(pk=lead.pk).state == LeadState.REJECTED


def test_after_undo_it_can_be_decided_again(clerk: Any) -> None:
    lead = make_lead()
    undo_decision(decision=decide_lead(lead=lead, verdict=Verdict.SAME, by=clerk), by=clerk)
    decide_lead(lead=lead, verdict=Verdict.SAME, by=clerk)
    assert Lead.objects.get(pk=lead.pk).state == LeadState.CONFIRMED
    assert Person.objects.count() == 1


def test_a_colleague_without_the_right_is_refused(clerk: Any, supervision_officer: Any) -> None:
    decision = decide_lead(lead=make_lead(), verdict=Verdict.SAME, by=clerk)
    with pytest.raises(NotAllowed):
        undo_decision(decision=decision, by=supervision_officer)
