"""The rules that policies are made of."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404

from jinxi_portal.accounts.models import User
from jinxi_portal.accounts.public import (
    STRANGER,
    Decision,
    NotAllowed,
    PlaceKind,
    Policy,
    Role,
    any_of,
    anybody,
    holders_of,
    is_on_duty,
    posted,
    posted_at,
    signed_in,
)
from tests.cast import BRANCH, EMPLOYER, OTHER_EMPLOYER, make_person, post

HERE, THERE = SimpleNamespace(branch_id=BRANCH), SimpleNamespace(branch_id=BRANCH + 1)
of_branch = posted_at(PlaceKind.BRANCH, lambda case: case.branch_id, Role.BRANCH_SECRETARY)
of_employer = posted_at(PlaceKind.EMPLOYER, lambda case: case.employer_id, Role.EMPLOYER_STAFF)


def kind(decision: Decision) -> str:
    return "yes" if decision else "stranger" if decision.stranger else "colleague"


def test_posted_knows_colleagues_from_strangers(clerk: User, mediator: User, worker: User, nobody: User) -> None:
    rule = posted(Role.COMMITTEE_CLERK)
    asked = [rule(who, None) for who in (clerk, mediator, worker, nobody, AnonymousUser(), None)]
    assert [kind(answer) for answer in asked] == ["yes", "colleague", "stranger", "stranger", "stranger", "stranger"]
    assert asked[1].ask == (Role.COMMITTEE_CLERK,)


def test_a_posting_that_is_over_counts_for_nothing(former_clerk: User) -> None:
    assert kind(posted(Role.COMMITTEE_CLERK)(former_clerk, None)) == "stranger"


def test_posted_at_asks_for_the_very_place(branch_secretary: User, mediator: User, worker: User) -> None:
    assert kind(of_branch(branch_secretary, HERE)) == "yes"
    assert kind(of_branch(branch_secretary, THERE)) == "stranger"
    assert kind(of_branch(branch_secretary, None)) == "yes"
    assert kind(of_branch(mediator, HERE)) == "colleague"
    assert kind(of_branch(worker, HERE)) == "stranger"
    assert kind(of_branch(AnonymousUser(), HERE)) == "stranger"


def test_a_place_without_an_id_is_no_place(branch_secretary: User) -> None:
    branch_secretary.postings.update(place_id=None)
    fresh = User.objects.get(pk=branch_secretary.pk)
    assert kind(of_branch(fresh, SimpleNamespace(branch_id=None))) == "stranger"


def test_another_role_at_the_place_does_not_do(instructor: User, employer_staff: User) -> None:
    case = SimpleNamespace(employer_id=EMPLOYER)
    assert kind(of_employer(employer_staff, case)) == "yes"
    assert kind(of_employer(instructor, case)) == "colleague"


def test_another_employers_staff_are_strangers(other_employer_staff: User) -> None:
    assert kind(of_employer(other_employer_staff, SimpleNamespace(employer_id=EMPLOYER))) == "stranger"
    assert kind(of_employer(other_employer_staff, SimpleNamespace(employer_id=OTHER_EMPLOYER))) == "yes"


def test_without_roles_every_role_of_the_kind_counts(microhome_keeper: User, mediator: User, clerk: User) -> None:
    rule = posted_at(PlaceKind.MICROHOME, lambda case: case)
    assert [kind(rule(who, 1)) for who in (microhome_keeper, mediator, clerk)] == ["yes", "yes", "colleague"]


def test_any_of_takes_the_first_yes_and_hides_what_one_rule_hides(
    clerk: User, branch_secretary: User, mediator: User, worker: User
) -> None:
    rule = any_of(posted(Role.COMMITTEE_CLERK), of_branch)
    assert kind(rule(clerk, THERE)) == "yes"
    assert kind(rule(branch_secretary, HERE)) == "yes"
    assert kind(rule(branch_secretary, THERE)) == "stranger"
    assert kind(rule(worker, HERE)) == "stranger"
    told = rule(mediator, HERE)
    assert (kind(told), told.ask) == ("colleague", (Role.COMMITTEE_CLERK, Role.BRANCH_SECRETARY))


def test_roles_at_two_places_both_count(branch_secretary: User) -> None:
    post(branch_secretary, Role.BRANCH_SECRETARY, place_id=BRANCH + 1, place_name="联合党支部")
    assert kind(of_branch(branch_secretary, HERE)) == kind(of_branch(branch_secretary, THERE)) == "yes"


def test_the_policy_says_no_in_two_ways(clerk: User, worker: User) -> None:
    policy = Policy("tests", {"act": posted(Role.AUDITOR), "open": anybody, "own": signed_in})
    with pytest.raises(NotAllowed):
        policy.require(clerk, "act")
    with pytest.raises(Http404):
        policy.require(worker, "act")
    policy.require(AnonymousUser(), "open")
    with pytest.raises(Http404):
        policy.require(AnonymousUser(), "own")
    with pytest.raises(LookupError):
        policy.may(clerk, "unheard_of")
    assert not STRANGER


def test_holders_are_found_by_role_and_place(db: Any) -> None:
    here = make_person("here", "甲", Role.BRANCH_SECRETARY)
    there = make_person("there", "乙")
    post(there, Role.BRANCH_SECRETARY, place_id=BRANCH + 1)
    make_person("gone", "丙", Role.BRANCH_SECRETARY, is_active=False)
    assert holders_of(Role.BRANCH_SECRETARY) == [here, there]
    assert holders_of(Role.BRANCH_SECRETARY, place_kind=PlaceKind.BRANCH, place_id=BRANCH) == [here]
    assert is_on_duty(here, Role.BRANCH_SECRETARY)
    assert not is_on_duty(here, Role.COMMITTEE_CLERK)
