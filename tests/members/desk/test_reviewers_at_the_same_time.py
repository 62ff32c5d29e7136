"""Two people, one moment: on a real PostgreSQL, with real commits."""

from collections.abc import Callable, Sequence
from threading import Barrier, Thread
from typing import Any

import pytest
from django.db import connection

from members.actions.claim_next_lead import claim_next_lead
from members.actions.confirm_in_batch import Pick, confirm_in_batch
from members.actions.decide_lead import decide_lead
from members.actions.point_out_missed_pair import point_out_missed_pair
from members.models import Lead, LeadDecision, Person
from members.refusals import Refusal
from members.states import LeadState, Verdict
from tests.members.factories import EngagementFactory, RegisterEntryFactory, make_lead

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(acts: Sequence[Callable[[], Any]]) -> list[Any]:
    """Run all acts in threads that start together; what each returned, or the refusal it met."""
    start, results = Barrier(len(acts)), [None] * len(acts)

    def run(place: int, act: Callable[[], Any]) -> None:
        start.wait(timeout=20)
        try:
            results[place] = act()
        except Refusal as refusal:
            results[place] = refusal
        finally:
            connection.close()

    threads = [Thread(target=run, args=(place, act)) for place, act in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
        assert not thread.is_alive(), "two reviewers wait for each other"
    return results


def test_two_claims_never_give_the_same_lead(clerk: Any, other_clerk: Any, secretary: Any) -> None:
    for number in range(6):
        make_lead(probability=0.96 + number / 1000)
    for reviewer in (clerk, other_clerk, secretary):
        reviewer.roles_today()
    for _round in range(3):
        claimed = at_once([lambda by=by: claim_next_lead(by=by) for by in (clerk, other_clerk, secretary)])
        assert len({lead.pk for lead in claimed}) == 3
        Lead.objects.update(reviewer=None, reviewer_until=None)


def test_the_last_lead_goes_to_one_of_them(clerk: Any, other_clerk: Any) -> None:
    lead = make_lead()
    claimed = at_once([lambda: claim_next_lead(by=clerk), lambda: claim_next_lead(by=other_clerk)])
    assert [found for found in claimed if found is not None] == [lead]


def test_two_reviewers_on_one_lead_make_one_decision(clerk: Any, other_clerk: Any) -> None:
    lead = make_lead()
    answers = at_once(
        [
            lambda: decide_lead(lead=lead, verdict=Verdict.SAME, by=clerk, seen=0),
            lambda: decide_lead(lead=lead, verdict=Verdict.DIFFERENT, by=other_clerk, reason="不像", seen=0),
        ]
    )
    assert LeadDecision.objects.count() == 1
    refused = [answer for answer in answers if isinstance(answer, Refusal)]
    assert len(refused) == 1
    assert str(LeadDecision.objects.get().decided_by) in str(refused[0])


def test_a_double_click_makes_one_decision(clerk: Any) -> None:
    lead = make_lead()
    first, second = at_once([lambda: decide_lead(lead=lead, verdict=Verdict.SAME, by=clerk, seen=0)] * 2)
    assert first == second
    assert Person.objects.count() == 1


def test_one_member_is_not_confirmed_for_two_workers(clerk: Any, other_clerk: Any) -> None:
    first = make_lead()
    second = make_lead(entry=first.register_entry)
    at_once(
        [
            lambda: decide_lead(lead=first, verdict=Verdict.SAME, by=clerk),
            lambda: decide_lead(lead=second, verdict=Verdict.SAME, by=other_clerk),
        ]
    )
    assert Lead.objects.filter(state=LeadState.CONFIRMED).count() == 1
    assert Person.objects.count() == 1


def test_two_batches_over_the_same_list_confirm_each_lead_once(clerk: Any, other_clerk: Any) -> None:
    leads = [make_lead() for _ in range(5)]
    picks = [Pick(lead.pk, lead.register_entry_id or 0) for lead in leads]
    outcomes = at_once(
        [
            lambda: confirm_in_batch(picks=picks, by=clerk),
            lambda: confirm_in_batch(picks=list(reversed(picks)), by=other_clerk),
        ]
    )
    assert sum(len(outcome.confirmed) for outcome in outcomes) == 5
    assert sum(len(outcome.left_out) for outcome in outcomes) == 5


def test_two_clerks_point_out_two_members_for_one_worker(clerk: Any, other_clerk: Any) -> None:
    worker = EngagementFactory().worker
    entries = [RegisterEntryFactory(), RegisterEntryFactory()]
    answers = at_once(
        [
            lambda by=by, entry=entry: point_out_missed_pair(
                worker=worker, register_entry=entry, reason="本人说明", by=by
            )
            for by, entry in zip((clerk, other_clerk), entries, strict=True)
        ]
    )
    assert sum(isinstance(answer, Refusal) for answer in answers) == 1
    assert Lead.objects.filter(state=LeadState.CONFIRMED).count() == 1
