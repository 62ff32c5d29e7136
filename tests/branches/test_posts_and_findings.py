"""Elections with their quorum, posts, and findings that give a reason instead of a wall."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from branches.actions.assign_group import assign_group
from branches.actions.change_units import add_unit, remove_unit
from branches.actions.end_affiliation import end_affiliation
from branches.actions.fill_post import end_post, fill_post
from branches.actions.hold_election import hold_election
from branches.actions.note_standing import note_standing
from branches.actions.prolong_term import prolong_term
from branches.findings import findings_of
from branches.models import GroupMembership, Organisation, Unit
from branches.public import affiliated_people, holders_of_post
from branches.refusals import Refusal
from branches.rules.terms import is_quorate, latest_prolonged_end, term_ends
from branches.states import AffiliationEnd, AffiliationKind, OrganisationKind, Post, Standing, UnitKind
from branches.voters import voters_of
from jinxi_portal.accounts.public import User
from jinxi_portal.kernel import clock
from tests.branches.factories import make_member, make_organisation, make_own_branch

TODAY = date(2026, 3, 2)


@pytest.fixture(autouse=True)
def _today():
    with clock.frozen(TODAY):
        yield


def codes(organisation: Organisation) -> set[str]:
    return {finding.code for finding in findings_of([organisation], on=TODAY)[organisation.pk]}


@pytest.mark.parametrize(
    ("present", "entitled", "valid"), [(4, 5, True), (3, 4, False), (8, 10, True), (7, 9, False), (0, 0, False)]
)
def test_four_fifths_must_be_there(present: int, entitled: int, valid: bool) -> None:
    assert is_quorate(present=present, entitled=entitled) is valid


def test_a_term_is_three_years_in_communities_five() -> None:
    assert term_ends(date(2024, 2, 29), of_community=False) == date(2027, 2, 27)
    assert term_ends(date(2024, 3, 20), of_community=True) == date(2029, 3, 19)
    assert latest_prolonged_end(date(2024, 3, 20), of_community=False) == date(2028, 3, 19)


@pytest.mark.django_db
def test_an_election_ends_the_posts_before(clerk: User, branch_secretary: User) -> None:
    branch = make_own_branch()
    first, second = make_member(branch), make_member(branch)
    hold_election(
        organisation=branch,
        held_on=date(2025, 3, 1),
        entitled=2,
        present=2,
        posts=[(Post.SECRETARY, first.person)],
        by=branch_secretary,
    )
    term = hold_election(
        organisation=branch,
        held_on=TODAY,
        entitled=2,
        present=2,
        posts=[(Post.SECRETARY, second.person), (Post.DEPUTY, first.person)],
        by=branch_secretary,
    )
    assert (term.number, term.due_on) == (2, date(2029, 3, 1))
    assert holders_of_post(branch, Post.SECRETARY, date(2026, 3, 1)) == [first.person]
    assert holders_of_post(branch, Post.SECRETARY, TODAY) == [second.person]


@pytest.mark.django_db
def test_with_too_few_present_the_election_does_not_count(branch_secretary: User) -> None:
    branch = make_own_branch()
    member = make_member(branch)
    with pytest.raises(Refusal) as refused:
        hold_election(
            organisation=branch,
            held_on=TODAY,
            entitled=9,
            present=7,
            posts=[(Post.SECRETARY, member.person)],
            by=branch_secretary,
        )
    assert refused.value.code == "not_quorate"
    assert not branch.party_posts.exists()


@pytest.mark.django_db
def test_a_probationary_member_cannot_be_elected(clerk: User) -> None:
    branch = make_own_branch()
    probationary = make_member(branch, Standing.PROBATIONARY)
    with pytest.raises(Refusal) as refused:
        fill_post(organisation=branch, post=Post.SECRETARY, person=probationary.person, since=TODAY, by=clerk)
    assert refused.value.code == "no_vote"


@pytest.mark.django_db
def test_a_new_secretary_takes_over_and_a_post_can_end(clerk: User) -> None:
    branch = make_own_branch()
    first, second = make_member(branch), make_member(branch)
    fill_post(organisation=branch, post=Post.SECRETARY, person=first.person, since=date(2025, 1, 1), by=clerk)
    row = fill_post(organisation=branch, post=Post.SECRETARY, person=second.person, since=date(2026, 1, 1), by=clerk)
    assert holders_of_post(branch, Post.SECRETARY, date(2025, 12, 31)) == [first.person]
    end_post(party_post=row, last_day=TODAY, by=clerk)
    assert "no_secretary" not in codes(branch)  # the last day counts
    assert holders_of_post(branch, Post.SECRETARY, date(2026, 3, 3)) == []


@pytest.mark.django_db
def test_a_term_is_prolonged_by_one_year_at_most(clerk: User) -> None:
    branch = make_own_branch()
    member = make_member(branch)
    term = hold_election(
        organisation=branch,
        held_on=date(2024, 4, 1),
        entitled=1,
        present=1,
        posts=[(Post.SECRETARY, member.person)],
        by=clerk,
    )
    with pytest.raises(Refusal):
        prolong_term(term=term, due_on=date(2028, 4, 1), because="整改期间", by=clerk)
    assert prolong_term(term=term, due_on=date(2028, 3, 31), because="整改期间", by=clerk).due_on == date(2028, 3, 31)


@pytest.mark.django_db
def test_a_branch_of_two_is_a_finding_not_a_wall(clerk: User) -> None:
    branch = make_own_branch()
    make_member(branch)
    make_member(branch)
    assert codes(branch) == {"too_few_members", "no_secretary", "no_term"}


@pytest.mark.django_db
def test_who_is_not_known_as_probationary_or_full_has_no_vote_and_it_is_said(clerk: User) -> None:
    branch = make_own_branch()
    for _turn in range(3):
        make_member(branch)
    found = make_member(branch, standing=None)
    make_member(branch, standing=None, kind=AffiliationKind.FLOATING)
    assert "standing_not_noted" in codes(branch)
    note_standing(person=found.person, standing=Standing.FULL, since=date(2012, 7, 1), by=clerk, at=branch)
    assert "standing_not_noted" not in codes(branch)


@pytest.mark.django_db
def test_seven_full_members_ask_for_a_committee(clerk: User) -> None:
    branch = make_own_branch()
    members = [make_member(branch) for _turn in range(7)]
    make_member(branch, Standing.PROBATIONARY)
    hold_election(
        organisation=branch,
        held_on=date(2025, 3, 1),
        entitled=7,
        present=7,
        posts=[(Post.SECRETARY, members[0].person)],
        by=clerk,
    )
    assert codes(branch) == {"committee_missing"}
    posts = (Post.SECRETARY, Post.ORGANISATION, Post.PUBLICITY)
    hold_election(
        organisation=branch,
        held_on=TODAY,
        entitled=7,
        present=7,
        posts=[(each, member.person) for each, member in zip(posts, members, strict=False)],
        by=clerk,
    )
    assert codes(branch) == set()


@pytest.mark.django_db
def test_an_election_overdue_is_said_with_its_date(clerk: User) -> None:
    branch = make_organisation("锦绣社区家政党支部", founded_on=date(2022, 1, 10))
    member = make_member(branch, since=date(2022, 1, 10))
    hold_election(
        organisation=branch,
        held_on=date(2022, 2, 1),
        entitled=1,
        present=1,
        posts=[(Post.SECRETARY, member.person)],
        by=clerk,
    )
    [finding] = [each for each in findings_of([branch], on=TODAY)[branch.pk] if each.code == "election_overdue"]
    assert "2025-01-31" in finding.sentence


@pytest.mark.django_db
def test_a_joint_branch_of_six_units_is_a_finding(clerk: User) -> None:
    branch = make_organisation("对桥联合党支部", OrganisationKind.JOINT_BRANCH)
    rows = [
        add_unit(
            organisation=branch,
            unit=Unit.objects.create(name=f"第{n}家政", kind=UnitKind.COMPANY),
            since=TODAY,
            by=clerk,
        )
        for n in range(6)
    ]
    assert "too_many_units" in codes(branch)
    with clock.frozen(date(2026, 3, 3)):
        remove_unit(membership=rows[0], last_day=TODAY, by=clerk)
        assert "too_many_units" not in {each.code for each in findings_of([branch], on=date(2026, 3, 3))[branch.pk]}


@pytest.mark.django_db
def test_a_member_joins_a_group_of_the_own_branch_only(branch_secretary: User) -> None:
    branch = make_own_branch()
    member = make_member(branch)
    own = make_organisation("保洁党小组", OrganisationKind.GROUP, branch)
    other = make_organisation("城东党小组", OrganisationKind.GROUP, make_organisation("安心居党支部"))
    with pytest.raises(Refusal):
        assign_group(affiliation=member, group=other, by=branch_secretary)
    assert assign_group(affiliation=member, group=own, by=branch_secretary).group == own


@pytest.mark.django_db
def test_a_group_has_the_people_of_the_day_that_is_asked_for(branch_secretary: User, clerk: User) -> None:
    branch = make_own_branch()
    member, staying = make_member(branch), make_member(branch)
    first = make_organisation("保洁党小组", OrganisationKind.GROUP, branch)
    second = make_organisation("月嫂党小组", OrganisationKind.GROUP, branch)
    with clock.frozen(date(2026, 3, 2)):
        for one in (member, staying):
            assign_group(affiliation=one, group=first, since=date(2025, 1, 6), by=branch_secretary)
        assign_group(affiliation=member, group=second, since=date(2026, 2, 1), by=branch_secretary)
        with pytest.raises(Refusal):
            assign_group(affiliation=member, group=first, since=date(2026, 3, 3), by=branch_secretary)

        def of(group: Organisation, day: date) -> set[int]:
            return {row.pk for row in affiliated_people(group, day)}

        assert of(first, date(2025, 6, 1)) == {member.pk, staying.pk}
        assert of(first, date(2026, 2, 1)) == {staying.pk}
        assert of(second, date(2026, 1, 31)) == set()
        assert of(second, date(2026, 2, 1)) == {member.pk}
        assert {row.pk for row in voters_of(first, on=date(2025, 6, 1))} == {member.pk, staying.pk}
        # put right: since January, so February's begins earlier and what began later never was
        assign_group(affiliation=member, group=second, since=date(2026, 1, 5), by=branch_secretary)
        assert [str(row.since) for row in member.group_memberships.all()] == ["2025-01-06", "2026-01-05"]
        end_affiliation(affiliation=member, last_day=date(2026, 2, 28), why=AffiliationEnd.TRANSFERRED, by=clerk)
        assert of(second, date(2026, 2, 28)) == {member.pk}
        assert of(second, date(2026, 3, 1)) == set()
    with pytest.raises(IntegrityError), transaction.atomic():
        GroupMembership.objects.create(affiliation=staying, group=second, since=date(2026, 1, 1))


@pytest.mark.django_db
def test_findings_cost_the_same_for_any_number(django_assert_num_queries) -> None:
    branches = [make_organisation(f"第{n}党支部") for n in range(8)]
    for branch in branches:
        make_member(branch)
    with django_assert_num_queries(6):
        findings_of(branches, on=TODAY)
