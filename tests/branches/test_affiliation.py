"""Who belongs where: one full relation at a time, also when two clerks are quick at the same moment."""

from datetime import date
from threading import Barrier, Thread

import pytest
from django.db import IntegrityError, connection, transaction

from branches.actions.affiliate import affiliate
from branches.actions.end_affiliation import end_affiliation
from branches.actions.note_standing import note_standing
from branches.models import Affiliation, PartyPost
from branches.public import affiliated_people, branch_of, is_voting_member, organisations_of, voting_members
from branches.refusals import Refusal
from branches.states import AffiliationEnd, AffiliationKind, Standing
from jinxi_portal.accounts.public import NotAllowed, User
from jinxi_portal.kernel import clock
from tests.branches.factories import PersonFactory, make_member, make_organisation, make_own_branch, make_post

TODAY = date(2026, 3, 2)


@pytest.fixture(autouse=True)
def _today():
    with clock.frozen(TODAY):
        yield


@pytest.mark.django_db
def test_it_takes_a_person_in(clerk: User) -> None:
    branch, person = make_own_branch(), PersonFactory()
    affiliate(person=person, organisation=branch, kind=AffiliationKind.FULL, since=date(2026, 2, 1), by=clerk)
    assert branch_of(person, TODAY) == branch
    assert branch_of(person, date(2026, 1, 31)) is None


@pytest.mark.django_db
def test_a_person_in_another_branch_is_transferred_not_taken_in(clerk: User) -> None:
    member = make_member(make_own_branch())
    with pytest.raises(Refusal) as refused:
        affiliate(
            person=member.person,
            organisation=make_organisation("百晓家党支部"),
            kind=AffiliationKind.FULL,
            since=TODAY,
            by=clerk,
        )
    assert refused.value.code == "belongs_elsewhere"
    assert "华丽家政党支部" in str(refused.value.sentence)


@pytest.mark.django_db
def test_who_belongs_elsewhere_may_take_part_here_as_floating(clerk: User) -> None:
    member = make_member(make_own_branch())
    other = make_organisation("百晓家党支部")
    affiliate(person=member.person, organisation=other, kind=AffiliationKind.FLOATING, since=TODAY, by=clerk)
    assert branch_of(member.person, TODAY) == member.organisation
    assert not is_voting_member(member.person, other, TODAY)


@pytest.mark.django_db
def test_only_the_committee_takes_in(branch_secretary: User) -> None:
    with pytest.raises(NotAllowed):
        affiliate(
            person=PersonFactory(),
            organisation=make_own_branch(),
            kind=AffiliationKind.FULL,
            since=TODAY,
            by=branch_secretary,
        )


@pytest.mark.django_db
def test_a_post_ends_with_the_relation(clerk: User) -> None:
    member = make_member(make_own_branch())
    make_post(member)
    end_affiliation(affiliation=member, last_day=date(2026, 3, 1), why=AffiliationEnd.DIED, by=clerk)
    assert PartyPost.objects.get().until == date(2026, 3, 1)


@pytest.mark.django_db
def test_probationary_members_have_no_vote_until_they_are_full(clerk: User) -> None:
    branch = make_own_branch()
    member = make_member(branch, Standing.PROBATIONARY)
    make_member(branch, kind=AffiliationKind.FLOATING)
    assert not voting_members(branch, TODAY).exists()
    note_standing(person=member.person, standing=Standing.FULL, since=date(2026, 3, 1), by=clerk, at=branch)
    assert [row.person for row in voting_members(branch, TODAY)] == [member.person]
    assert not is_voting_member(member.person, branch, date(2026, 2, 28))


@pytest.mark.django_db
def test_the_secretary_sees_the_own_branch_and_nobody_else_sees_people(
    clerk: User, branch_secretary: User, employer_staff: User, supervision_officer: User
) -> None:
    own, other = make_member(make_own_branch()), make_member(make_organisation("百晓家党支部"))
    assert set(Affiliation.objects.visible_to(clerk)) == {own, other}
    assert set(Affiliation.objects.visible_to(branch_secretary)) == {own}
    assert list(organisations_of(branch_secretary)) == [own.organisation]
    for stranger in (employer_staff, supervision_officer):
        assert not Affiliation.objects.visible_to(stranger).exists()
        assert not organisations_of(stranger).exists()


@pytest.mark.django_db
def test_the_database_refuses_two_full_relations_of_one_day() -> None:
    member = make_member(make_own_branch())
    other = make_organisation("百晓家党支部")
    with pytest.raises(IntegrityError, match="affiliation_one_full_relation"), transaction.atomic():
        Affiliation.objects.create(person=member.person, organisation=other, kind=AffiliationKind.FULL, since=TODAY)
    # a second contact, or a day after the first has ended, is no conflict
    Affiliation.objects.create(person=member.person, organisation=other, kind=AffiliationKind.CONTACT, since=TODAY)


@pytest.mark.django_db(transaction=True)
def test_two_clerks_at_the_same_moment_make_one_relation(clerk: User, other_clerk: User) -> None:
    person = PersonFactory()
    branches = [make_organisation("百晓家党支部"), make_organisation("安心居党支部")]
    start, outcomes = Barrier(2), []

    def take_in(branch: object, by: User) -> None:
        start.wait()
        try:
            affiliate(person=person, organisation=branch, kind=AffiliationKind.FULL, since=TODAY, by=by)
            outcomes.append("taken in")
        except Refusal as refusal:
            outcomes.append(refusal.code)
        finally:
            connection.close()

    threads = [Thread(target=take_in, args=pair) for pair in zip(branches, (clerk, other_clerk), strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["belongs_elsewhere", "taken in"]
    assert Affiliation.objects.filter(person=person).count() == 1


@pytest.mark.django_db
def test_people_of_a_branch_cost_one_query(django_assert_num_queries) -> None:
    branch = make_own_branch()
    for _turn in range(6):
        make_member(branch)
    with django_assert_num_queries(1):
        assert [str(row.person) for row in affiliated_people(branch, TODAY)]
