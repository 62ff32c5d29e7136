"""Confirming strong leads with the list in view."""

from datetime import timedelta
from typing import Any

import pytest

from jinxi_portal.accounts.public import NotAllowed
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import history_of
from members.actions.confirm_in_batch import MOST_AT_ONCE, Pick, confirm_in_batch
from members.actions.decide_lead import decide_lead
from members.models import Lead, Person
from members.refusals import AlreadyDecided, ChangedMeanwhile, EntryTaken, OnAnotherDesk, RosterTakenBack
from members.states import Band, LeadState, Verdict
from tests.members.factories import add_candidate, make_lead

pytestmark = pytest.mark.django_db


def pick(lead: Lead) -> Pick:
    assert lead.register_entry_id is not None
    return Pick(lead.pk, lead.register_entry_id)


def test_it_confirms_all_that_are_ticked(clerk: Any) -> None:
    leads = [make_lead() for _ in range(3)]
    left = make_lead()
    outcome = confirm_in_batch(picks=[pick(lead) for lead in leads], by=clerk)
    assert (len(outcome.confirmed), outcome.left_out) == (3, [])
    assert set(Lead.objects.filter(state=LeadState.CONFIRMED)) == set(leads)
    assert Lead.objects.get(pk=left.pk).state == LeadState.FOUND
    assert Person.objects.count() == 3
    assert all(decision.in_batch for decision in outcome.confirmed)


def test_every_lead_has_its_line(clerk: Any) -> None:
    lead = make_lead()
    confirm_in_batch(picks=[pick(lead)], by=clerk)
    (line,) = history_of(lead)
    assert "成批确认" in line.sentence


def test_those_changed_meanwhile_are_left_out_and_said(clerk: Any, other_clerk: Any) -> None:
    good, decided, held, withdrawn, changed = (make_lead() for _ in range(5))
    picks = [pick(lead) for lead in (good, decided, held, withdrawn, changed)]
    decide_lead(lead=decided, verdict=Verdict.DIFFERENT, by=other_clerk, reason="不是")
    Lead.objects.filter(pk=held.pk).update(reviewer=other_clerk, reviewer_until=clock.now() + timedelta(minutes=5))
    Lead.objects.filter(pk=withdrawn.pk).update(state=LeadState.WITHDRAWN)
    Lead.objects.filter(pk=changed.pk).update(register_entry=add_candidate(changed))
    outcome = confirm_in_batch(picks=picks, by=clerk)
    assert [decision.lead_id for decision in outcome.confirmed] == [good.pk]
    assert {(type(refusal), refusal.lead.pk if refusal.lead else 0) for refusal in outcome.left_out} == {
        (AlreadyDecided, decided.pk),
        (OnAnotherDesk, held.pk),
        (RosterTakenBack, withdrawn.pk),
        (ChangedMeanwhile, changed.pk),
    }
    assert all(str(refusal) for refusal in outcome.left_out)


def test_only_strong_leads_go_in_a_batch(clerk: Any) -> None:
    outcome = confirm_in_batch(picks=[pick(make_lead(band=Band.POSSIBLE))], by=clerk)
    assert outcome.confirmed == []
    assert isinstance(outcome.left_out[0], ChangedMeanwhile)


def test_one_member_is_confirmed_once_in_a_batch(clerk: Any) -> None:
    first = make_lead()
    twin = make_lead(entry=first.register_entry)
    outcome = confirm_in_batch(picks=[pick(first), pick(twin)], by=clerk)
    assert len(outcome.confirmed) == 1
    assert isinstance(outcome.left_out[0], EntryTaken)


def test_the_same_batch_twice_confirms_nothing_new(clerk: Any) -> None:
    picks = [pick(make_lead()), pick(make_lead())]
    confirm_in_batch(picks=picks, by=clerk)
    again = confirm_in_batch(picks=picks, by=clerk)
    assert again.confirmed == []
    assert len(again.left_out) == 2


def test_more_than_a_page_is_not_in_view(clerk: Any) -> None:
    with pytest.raises(ValueError, match="at most"):
        confirm_in_batch(picks=[Pick(number, 1) for number in range(MOST_AT_ONCE + 1)], by=clerk)


def test_it_asks_the_policy(supervision_officer: Any) -> None:
    with pytest.raises(NotAllowed):
        confirm_in_batch(picks=[pick(make_lead())], by=supervision_officer)
