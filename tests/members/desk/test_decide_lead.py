"""A reviewer's word on a lead."""

from datetime import timedelta
from typing import Any

import pytest
from django.http import Http404

from jinxi_portal.accounts.public import NotAllowed
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import history_of
from members.actions.decide_lead import decide_lead
from members.events import LeadConfirmed
from members.models import Lead, LeadDecision, Person
from members.refusals import (
    AlreadyDecided,
    EntryLeft,
    EntryTaken,
    LeadJoined,
    NotACandidate,
    OnAnotherDesk,
    ReasonMissing,
    RosterTakenBack,
    WorkerTied,
)
from members.states import Band, LeadState, RosterState, Verdict
from members.tracing_states import Outcome, TracingStage
from tests.members.factories import (
    EngagementFactory,
    RegisterEntryFactory,
    WorkerFactory,
    add_candidate,
    make_lead,
)

pytestmark = pytest.mark.django_db


def fresh(lead: Lead) -> Lead:
    return Lead.objects.get(pk=lead.pk)


def test_it_confirms_and_makes_one_person_of_both(clerk: Any) -> None:
    lead = make_lead()
    decision = decide_lead(lead=lead, verdict=Verdict.SAME, by=clerk)
    lead = fresh(lead)
    assert (lead.state, lead.decided_by, lead.decided_at) == (LeadState.CONFIRMED, clerk, decision.decided_at)
    person = Person.objects.get()
    assert lead.worker.person == person == lead.register_entry.person
    assert person.name == lead.register_entry.name
    assert (decision.band, decision.probability, decision.state_before) == (Band.STRONG, 0.993, LeadState.FOUND)
    assert not decision.missed_by_machine


def test_it_writes_the_timeline_with_the_reason(clerk: Any) -> None:
    lead = make_lead()
    decide_lead(lead=lead, verdict=Verdict.DIFFERENT, by=clerk, reason="同名不同人：出生日期不符")
    (line,) = history_of(lead)
    assert line.verb == "members.lead_rejected"
    assert "出生日期不符" in line.sentence
    assert line.actor_name == "李娜"


def test_it_announces_after_the_commit(
    clerk: Any, django_capture_on_commit_callbacks: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[Any] = []
    monkeypatch.setattr("jinxi_portal.kernel.events.deliver", told.append)
    lead = make_lead()
    with django_capture_on_commit_callbacks(execute=True):
        decide_lead(lead=lead, verdict=Verdict.SAME, by=clerk)
        assert told == []
    assert [event for event in told if isinstance(event, LeadConfirmed)] == [LeadConfirmed(lead.pk, lead.worker_id)]


def test_not_the_same_ends_a_lead_without_other_candidates(clerk: Any) -> None:
    lead = make_lead()
    decide_lead(lead=lead, verdict=Verdict.DIFFERENT, by=clerk, reason="证件号码不符")
    assert fresh(lead).state == LeadState.REJECTED
    assert not Person.objects.exists()


def test_ruling_out_one_candidate_moves_on_to_the_next(clerk: Any) -> None:
    lead = make_lead()
    second = add_candidate(lead)
    first = lead.register_entry_id
    decide_lead(lead=lead, verdict=Verdict.DIFFERENT, by=clerk, reason="出生日期不符")
    lead = fresh(lead)
    assert (lead.state, lead.register_entry_id, lead.band) == (LeadState.FOUND, second.pk, Band.POSSIBLE)
    assert lead.probability == pytest.approx(0.3)
    decision = decide_lead(lead=lead, verdict=Verdict.DIFFERENT, by=clerk, reason="也不是")
    assert fresh(lead).state == LeadState.REJECTED
    assert decision.register_entry_id == second.pk != first


def test_a_candidate_below_the_bands_does_not_keep_the_lead_open(clerk: Any) -> None:
    lead = make_lead()
    add_candidate(lead, probability=0.01, band="")
    decide_lead(lead=lead, verdict=Verdict.DIFFERENT, by=clerk, reason="出生日期不符")
    assert fresh(lead).state == LeadState.REJECTED


def test_another_candidate_can_be_the_one(clerk: Any) -> None:
    lead = make_lead()
    second = add_candidate(lead)
    decision = decide_lead(
        lead=lead, verdict=Verdict.SAME, register_entry_id=second.pk, by=clerk, reason="已电话核实本人"
    )
    lead = fresh(lead)
    assert (lead.state, lead.register_entry_id, lead.band) == (LeadState.CONFIRMED, second.pk, Band.POSSIBLE)
    assert decision.probability == pytest.approx(0.3)


def test_cannot_tell_keeps_it_open_and_lays_it_back(clerk: Any) -> None:
    lead = make_lead(reviewer=clerk, reviewer_until=clock.now() + timedelta(minutes=5))
    decide_lead(lead=lead, verdict=Verdict.CANNOT_TELL, by=clerk, reason="花名册信息太少")
    lead = fresh(lead)
    assert (lead.state, lead.reviewer) == (LeadState.UNDECIDED, None)
    decide_lead(lead=lead, verdict=Verdict.SAME, by=clerk)
    assert fresh(lead).state == LeadState.CONFIRMED


def test_an_undecided_lead_may_stay_undecided_for_another_reason(clerk: Any, other_clerk: Any) -> None:
    lead = make_lead()
    first = decide_lead(lead=lead, verdict=Verdict.CANNOT_TELL, by=clerk, reason="花名册信息太少", seen=0)
    decide_lead(lead=lead, verdict=Verdict.CANNOT_TELL, by=other_clerk, reason="电话没有接通", seen=first.pk)
    assert lead.decisions.count() == 2


@pytest.mark.parametrize("verdict", [Verdict.DIFFERENT, Verdict.CANNOT_TELL])
def test_it_wants_a_reason_where_it_matters(clerk: Any, verdict: Verdict) -> None:
    lead = make_lead()
    with pytest.raises(ReasonMissing):
        decide_lead(lead=lead, verdict=verdict, by=clerk, reason="  ")
    assert fresh(lead).state == LeadState.FOUND


def test_confirming_a_possible_lead_wants_a_reason_but_not_in_blind_mode(clerk: Any) -> None:
    lead, hidden = make_lead(band=Band.POSSIBLE), make_lead("王芳", band=Band.POSSIBLE)
    with pytest.raises(ReasonMissing):
        decide_lead(lead=lead, verdict=Verdict.SAME, by=clerk)
    assert decide_lead(lead=hidden, verdict=Verdict.SAME, by=clerk, blind=True).blind


def test_a_double_click_decides_once(clerk: Any) -> None:
    lead = make_lead()
    first = decide_lead(lead=lead, verdict=Verdict.SAME, by=clerk, seen=0)
    again = decide_lead(lead=lead, verdict=Verdict.SAME, by=clerk, seen=0)
    assert again == first
    assert LeadDecision.objects.count() == 1


def test_a_double_click_on_not_the_same_does_not_rule_out_the_next_candidate(clerk: Any) -> None:
    lead = make_lead()
    shown, second = lead.register_entry_id, add_candidate(lead)
    for _click in range(2):
        decide_lead(
            lead=lead, verdict=Verdict.DIFFERENT, register_entry_id=shown, by=clerk, reason="出生日期不符", seen=0
        )
    assert LeadDecision.objects.count() == 1
    assert fresh(lead).register_entry_id == second.pk


def test_the_second_reviewer_is_told_who_was_faster(clerk: Any, other_clerk: Any) -> None:
    lead = make_lead()
    decide_lead(lead=lead, verdict=Verdict.SAME, by=clerk)
    with pytest.raises(AlreadyDecided) as refused:
        decide_lead(lead=lead, verdict=Verdict.DIFFERENT, by=other_clerk, reason="不像")
    assert "李娜" in str(refused.value)
    assert lead.number in str(refused.value)
    assert refused.value.lead == lead


def test_a_page_that_has_grown_old_decides_nothing(clerk: Any, other_clerk: Any) -> None:
    lead = make_lead()
    decide_lead(lead=lead, verdict=Verdict.CANNOT_TELL, by=other_clerk, reason="需电话联系本人", seen=0)
    with pytest.raises(AlreadyDecided) as refused:
        decide_lead(lead=lead, verdict=Verdict.SAME, by=clerk, seen=0)
    assert "陈静" in str(refused.value)
    assert fresh(lead).state == LeadState.UNDECIDED


def test_a_lead_on_another_desk_is_left_there(clerk: Any, other_clerk: Any) -> None:
    lead = make_lead(reviewer=other_clerk, reviewer_until=clock.now() + timedelta(minutes=5))
    with pytest.raises(OnAnotherDesk) as refused:
        decide_lead(lead=lead, verdict=Verdict.SAME, by=clerk)
    assert "陈静" in str(refused.value)


def test_a_lease_that_ran_out_stops_nobody(clerk: Any, other_clerk: Any) -> None:
    lead = make_lead(reviewer=other_clerk, reviewer_until=clock.now() - timedelta(seconds=1))
    decide_lead(lead=lead, verdict=Verdict.SAME, by=clerk)
    assert fresh(lead).state == LeadState.CONFIRMED


def test_a_withdrawn_roster_is_said_kindly(clerk: Any) -> None:
    lead = make_lead(state=LeadState.WITHDRAWN)
    with pytest.raises(RosterTakenBack) as refused:
        decide_lead(lead=lead, verdict=Verdict.SAME, by=clerk)
    assert lead.number in str(refused.value)


def test_a_roster_that_is_being_withdrawn_counts_already(clerk: Any) -> None:
    lead = make_lead()
    roster = lead.worker.engagements.get().roster
    roster.state = RosterState.WITHDRAWN
    roster.save()
    with pytest.raises(RosterTakenBack):
        decide_lead(lead=lead, verdict=Verdict.SAME, by=clerk)
    assert fresh(lead).state == LeadState.FOUND


def test_a_worker_on_a_second_standing_roster_can_still_be_confirmed(clerk: Any) -> None:
    lead = make_lead()
    roster = lead.worker.engagements.get().roster
    roster.state = RosterState.WITHDRAWN
    roster.save()
    EngagementFactory(worker=lead.worker)
    decide_lead(lead=lead, verdict=Verdict.SAME, by=clerk)
    assert fresh(lead).state == LeadState.CONFIRMED


def test_a_joined_lead_points_to_the_other_worker(clerk: Any) -> None:
    lead = make_lead(state=LeadState.JOINED)
    other = WorkerFactory()
    lead.worker.joined_into = other
    lead.worker.save()
    with pytest.raises(LeadJoined) as refused:
        decide_lead(lead=lead, verdict=Verdict.SAME, by=clerk)
    assert refused.value.worker == other


def test_a_member_confirmed_for_another_worker_is_not_given_twice(clerk: Any) -> None:
    first = make_lead()
    second = make_lead(entry=first.register_entry)
    decide_lead(lead=first, verdict=Verdict.SAME, by=clerk)
    with pytest.raises(EntryTaken) as refused:
        decide_lead(lead=second, verdict=Verdict.SAME, by=clerk)
    assert refused.value.worker == first.worker
    assert refused.value.other == first
    assert fresh(second).state == LeadState.FOUND


def test_a_worker_is_not_two_members(clerk: Any) -> None:
    first = make_lead()
    decide_lead(lead=first, verdict=Verdict.SAME, by=clerk)
    Lead.objects.filter(pk=first.pk).update(
        stage=TracingStage.CONCLUDED, outcome=Outcome.NOT_REACHABLE, concluded_at=clock.now()
    )
    second = make_lead(engagement=first.worker.engagements.get())
    with pytest.raises(WorkerTied):
        decide_lead(lead=second, verdict=Verdict.SAME, by=clerk)


def test_an_entry_that_left_the_register_is_not_confirmed(clerk: Any) -> None:
    lead = make_lead(entry=RegisterEntryFactory(left_on=clock.today()))
    with pytest.raises(EntryLeft):
        decide_lead(lead=lead, verdict=Verdict.SAME, by=clerk)
    assert not LeadDecision.objects.exists()


def test_only_what_the_comparison_found_can_be_decided_here(clerk: Any) -> None:
    lead, stranger = make_lead(), RegisterEntryFactory()
    with pytest.raises(NotACandidate):
        decide_lead(lead=lead, verdict=Verdict.SAME, register_entry_id=stranger.pk, by=clerk)


def test_a_colleague_is_told_whom_to_ask_and_a_stranger_finds_nothing(
    supervision_officer: Any, employer_staff: Any
) -> None:
    lead = make_lead()
    with pytest.raises(NotAllowed):
        decide_lead(lead=lead, verdict=Verdict.SAME, by=supervision_officer)
    with pytest.raises(Http404):
        decide_lead(lead=lead, verdict=Verdict.SAME, by=employer_staff)
    assert fresh(lead).state == LeadState.FOUND
