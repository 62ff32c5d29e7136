"""The next lead on the desk."""

from datetime import timedelta
from typing import Any

import pytest

from jinxi_portal.accounts.public import NotAllowed
from jinxi_portal.kernel import clock
from members.actions.claim_next_lead import claim_next_lead
from members.actions.hold_lead import hold_lead
from members.actions.release_lead import release_lead
from members.refusals import AlreadyDecided, OnAnotherDesk
from members.rules.leases import LEASE
from members.states import Band, LeadState
from tests.members.factories import make_lead

pytestmark = pytest.mark.django_db


def test_it_gives_the_surest_first_and_leases_it(clerk: Any) -> None:
    make_lead(probability=0.96)
    best = make_lead(probability=0.999)
    with clock.frozen(clock.now()):
        claimed = claim_next_lead(by=clerk)
        assert claimed == best
        best.refresh_from_db()
        assert (best.reviewer, best.reviewer_until) == (clerk, clock.now() + LEASE)


def test_it_gives_the_same_one_again_until_it_is_done(clerk: Any) -> None:
    make_lead(probability=0.96), make_lead(probability=0.97)
    assert claim_next_lead(by=clerk) == claim_next_lead(by=clerk)


def test_two_people_get_two_leads(clerk: Any, other_clerk: Any) -> None:
    first, second = make_lead(probability=0.99), make_lead(probability=0.98)
    assert claim_next_lead(by=clerk) == first
    assert claim_next_lead(by=other_clerk) == second
    assert claim_next_lead(by=other_clerk, after=second) is None


def test_next_passes_over_and_starts_again_at_the_end(clerk: Any) -> None:
    first, second, third = reversed([make_lead(probability=p) for p in (0.98, 0.98, 0.99)])
    assert claim_next_lead(by=clerk) == first
    assert claim_next_lead(by=clerk, after=first) == second
    first.refresh_from_db()
    assert first.reviewer is None
    assert claim_next_lead(by=clerk, after=second) == third
    assert claim_next_lead(by=clerk, after=third) == first


def test_an_old_lease_runs_out(clerk: Any, other_clerk: Any) -> None:
    lead = make_lead()
    with clock.frozen(clock.now()) as wall:
        claim_next_lead(by=clerk)
        wall.pass_time(LEASE + timedelta(seconds=1))
        assert claim_next_lead(by=other_clerk) == lead


def test_the_heartbeat_keeps_it(clerk: Any, other_clerk: Any) -> None:
    lead = make_lead()
    with clock.frozen(clock.now()) as wall:
        claim_next_lead(by=clerk)
        wall.pass_time(LEASE - timedelta(seconds=1))
        hold_lead(lead=lead, by=clerk)
        wall.pass_time(timedelta(minutes=5))
        assert claim_next_lead(by=other_clerk) is None
        with pytest.raises(OnAnotherDesk):
            hold_lead(lead=lead, by=other_clerk)


def test_it_is_laid_back(clerk: Any, other_clerk: Any) -> None:
    lead = make_lead()
    claim_next_lead(by=clerk)
    release_lead(lead=lead, by=other_clerk)  # not his: nothing happens
    assert claim_next_lead(by=other_clerk) is None
    release_lead(lead=lead, by=clerk)
    assert claim_next_lead(by=other_clerk) == lead


def test_decided_and_withdrawn_leads_are_not_given(clerk: Any) -> None:
    for state in (LeadState.CONFIRMED, LeadState.REJECTED, LeadState.WITHDRAWN, LeadState.JOINED):
        make_lead(state=state)
    undecided = make_lead(state=LeadState.UNDECIDED)
    assert claim_next_lead(by=clerk) is None
    assert claim_next_lead(by=clerk, state=LeadState.UNDECIDED) == undecided


def test_a_decided_lead_is_not_held(clerk: Any) -> None:
    with pytest.raises(AlreadyDecided):
        hold_lead(lead=make_lead(state=LeadState.REJECTED), by=clerk)


def test_a_band_can_be_chosen(clerk: Any) -> None:
    make_lead()
    possible = make_lead(band=Band.POSSIBLE)
    assert claim_next_lead(by=clerk, band=Band.POSSIBLE) == possible


def test_blind_mode_finds_every_lead_in_some_order(clerk: Any) -> None:
    leads = {make_lead(probability=p).pk for p in (0.99, 0.97, 0.96)}
    found = claim_next_lead(by=clerk, blind=True)
    assert found is not None
    assert found.pk in leads
    other = claim_next_lead(by=clerk, blind=True, after=found)
    assert other is not None
    assert other.pk in leads - {found.pk}


def test_it_costs_the_same_however_many_wait(clerk: Any, django_assert_max_num_queries: Any) -> None:
    for _lead in range(12):
        make_lead()
    clerk.roles_today()
    with django_assert_max_num_queries(8):
        claim_next_lead(by=clerk)


def test_it_asks_the_policy(supervision_officer: Any) -> None:
    with pytest.raises(NotAllowed):
        claim_next_lead(by=supervision_officer)
