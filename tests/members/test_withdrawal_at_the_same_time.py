"""A lead is confirmed in the very moment its roster is withdrawn: one of both comes first, and each is told the truth."""

from typing import Any

import pytest

from jinxi_portal.kernel import clock
from jinxi_portal.sheets.public import RefusedByRoom
from members.actions.decide_lead import decide_lead
from members.actions.withdraw_roster import withdraw_roster
from members.models import Engagement, Lead, LeadDecision, Person, Roster
from members.refusals import RosterTakenBack
from members.states import LeadState, RosterState, RunState, Verdict
from tests.members.desk.test_reviewers_at_the_same_time import at_once
from tests.members.factories import LinkageRunFactory, make_lead

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def lead(clerk: Any, other_clerk: Any) -> Lead:
    for person in (clerk, other_clerk):
        person.roles_today()
    return make_lead()


@pytest.fixture
def roster(lead: Lead) -> Roster:
    found: Roster = lead.evidence.get().engagement.roster
    return found


def test_confirmed_first_the_decision_stays(lead: Lead, roster: Roster, clerk: Any, other_clerk: Any) -> None:
    decide_lead(lead=lead, verdict=Verdict.SAME, by=clerk)
    withdraw_roster(roster=roster, by=other_clerk)
    lead.refresh_from_db()
    assert lead.state == LeadState.CONFIRMED
    assert Person.objects.count() == 1


def test_withdrawn_first_the_reviewer_is_told(lead: Lead, roster: Roster, clerk: Any, other_clerk: Any) -> None:
    withdraw_roster(roster=roster, by=other_clerk)
    with pytest.raises(RosterTakenBack):
        decide_lead(lead=lead, verdict=Verdict.SAME, by=clerk)
    assert not Person.objects.exists()


@pytest.mark.parametrize("confirms_first", [True, False])
@pytest.mark.parametrize("round_", range(3))
def test_in_the_same_moment_both_orders_end_well(
    lead: Lead, roster: Roster, clerk: Any, other_clerk: Any, confirms_first: bool, round_: int
) -> None:
    acts = [
        lambda: decide_lead(lead=lead, verdict=Verdict.SAME, by=clerk, seen=0),
        lambda: withdraw_roster(roster=roster, by=other_clerk),
    ]
    answers = at_once(acts if confirms_first else acts[::-1])
    lead.refresh_from_db(), roster.refresh_from_db()
    assert roster.state == RosterState.WITHDRAWN
    assert not Engagement.objects.standing().exists()
    told = [answer for answer in answers if isinstance(answer, RosterTakenBack)]
    if told:
        assert lead.state == LeadState.WITHDRAWN
        assert not LeadDecision.objects.exists()
        assert not Person.objects.exists()
    else:
        assert lead.state == LeadState.CONFIRMED
        assert LeadDecision.objects.count() == Person.objects.count() == 1


def test_two_clerks_withdraw_the_same_roster(lead: Lead, roster: Roster, clerk: Any, other_clerk: Any) -> None:
    at_once([lambda: withdraw_roster(roster=roster, by=clerk), lambda: withdraw_roster(roster=roster, by=other_clerk)])
    lead.refresh_from_db(), roster.refresh_from_db()
    assert (lead.state, roster.state) == (LeadState.WITHDRAWN, RosterState.WITHDRAWN)


def test_a_running_comparison_keeps_the_roster(lead: Lead, roster: Roster, clerk: Any) -> None:
    LinkageRunFactory(state=RunState.RUNNING, beat_at=clock.now())
    with pytest.raises(RefusedByRoom):
        withdraw_roster(roster=roster, by=clerk)
    lead.refresh_from_db()
    assert lead.state == LeadState.FOUND
