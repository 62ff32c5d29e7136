"""A transfer needs both sides: proposed here, accepted or refused there, and the relation moves on the day of arrival."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.http import Http404
from django.test import Client
from django.urls import reverse

from branches.actions.answer_transfer import accept_transfer, refuse_transfer
from branches.actions.complete_transfer import complete_transfer
from branches.actions.dissolve_organisation import StillInUse, dissolve_organisation
from branches.actions.issue_receipt import issue_receipt
from branches.actions.propose_transfer import propose_transfer
from branches.actions.withdraw_transfer import withdraw_transfer
from branches.homes import Branches
from branches.models import Affiliation, Transfer
from branches.public import branch_of
from branches.refusals import Refusal
from branches.states import AffiliationEnd, AffiliationKind, MoveNotAllowed, TransferState
from jinxi_portal.accounts.public import Role, User
from jinxi_portal.kernel import clock
from members.public import HomeKind
from tests.branches.factories import (
    PersonFactory,
    make_member,
    make_organisation,
    make_own_branch,
    make_post,
    make_transfer,
)
from tests.cast import make_person, post, signed_in
from tests.members.factories import LeadFactory, RegisterEntryFactory

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 2)


@pytest.fixture(autouse=True)
def _today():
    with clock.frozen(TODAY):
        yield


@pytest.fixture
def other_secretary(db: None) -> User:
    """Secretary of 百晓家党支部."""
    branch = make_organisation("百晓家党支部")
    person = make_person("other_secretary", "饶爱莲")
    post(person, Role.BRANCH_SECRETARY, place_id=branch.pk, place_name=branch.name)
    return person


def other_branch(secretary: User):
    return Transfer.to_organisation.field.related_model.objects.get(pk=next(iter(secretary.postings_today())).place_id)


def test_a_member_goes_from_one_branch_to_the_other(branch_secretary: User, other_secretary: User) -> None:
    member = make_member(make_own_branch())
    make_post(member)
    joins = other_branch(other_secretary)
    with clock.frozen(date(2026, 2, 20)):
        transfer = propose_transfer(
            person=member.person,
            from_organisation=member.organisation,
            to_organisation=joins,
            why="到新单位工作",
            by=branch_secretary,
        )
    accept_transfer(transfer=transfer, by=other_secretary)
    assert branch_of(member.person, TODAY) == member.organisation  # until she has reported
    done = complete_transfer(transfer=transfer, arrived_on=TODAY, by=other_secretary)

    assert (done.state, done.arrived_on) == (TransferState.COMPLETED, TODAY)
    assert branch_of(member.person, date(2026, 3, 1)) == member.organisation
    assert branch_of(member.person, TODAY) == joins
    member.refresh_from_db()
    assert (member.until, member.ended_why) == (date(2026, 3, 1), AffiliationEnd.TRANSFERRED)
    assert member.person.party_posts.get().until == date(2026, 3, 1)


def test_the_other_side_refuses_with_a_reason_and_nothing_moves(branch_secretary: User, other_secretary: User) -> None:
    transfer = make_transfer(make_own_branch(), other_branch(other_secretary))
    with pytest.raises(Refusal):
        refuse_transfer(transfer=transfer, by=other_secretary, reason=" ")
    refuse_transfer(transfer=transfer, by=other_secretary, reason="本人并未到我处工作")
    assert branch_of(transfer.person, TODAY) == transfer.from_organisation
    with pytest.raises(MoveNotAllowed):
        accept_transfer(transfer=transfer, by=other_secretary)


def test_the_proposing_secretary_cannot_answer_for_the_other_side(
    branch_secretary: User, other_secretary: User
) -> None:
    transfer = make_transfer(make_own_branch(), other_branch(other_secretary))
    with pytest.raises(Http404):
        accept_transfer(transfer=transfer, by=branch_secretary)


def test_one_clerk_cannot_be_both_sides(clerk: User, other_clerk: User) -> None:
    transfer = make_transfer(make_own_branch(), make_organisation("百晓家党支部"), proposed_by=clerk)
    with pytest.raises(Refusal) as refused:
        accept_transfer(transfer=transfer, by=clerk)
    assert refused.value.code == "two_sides"
    assert accept_transfer(transfer=transfer, by=other_clerk).state == TransferState.ACCEPTED


def test_a_member_comes_with_a_letter_from_outside(clerk: User, branch_secretary: User) -> None:
    person, branch = PersonFactory(), make_own_branch()
    transfer = propose_transfer(
        person=person,
        from_organisation=None,
        from_outside="临川区上顿渡镇党支部",
        to_organisation=branch,
        why="来县务工",
        by=clerk,
    )
    accept_transfer(transfer=transfer, by=branch_secretary)
    complete_transfer(transfer=transfer, arrived_on=TODAY, by=branch_secretary)
    assert branch_of(person, TODAY) == branch


def test_a_floating_member_whose_relation_comes_here_is_a_full_one_from_then_on(
    clerk: User, branch_secretary: User
) -> None:
    floating = make_member(make_own_branch(), kind=AffiliationKind.FLOATING)
    transfer = propose_transfer(
        person=floating.person,
        from_organisation=None,
        from_outside="外县党支部",
        to_organisation=floating.organisation,
        why="长期在此",
        by=clerk,
    )
    accept_transfer(transfer=transfer, by=branch_secretary)
    complete_transfer(transfer=transfer, arrived_on=TODAY, by=branch_secretary)
    kinds = Affiliation.objects.in_force(on=TODAY).filter(person=floating.person).values_list("kind", flat=True)
    assert list(kinds) == [AffiliationKind.FULL]


def test_a_letter_that_has_run_out_is_taken_back(clerk: User, branch_secretary: User) -> None:
    transfer = make_transfer(
        make_organisation("百晓家党支部"),
        make_own_branch(),
        state=TransferState.ACCEPTED,
        proposed_on=date(2025, 11, 1),
    )
    with pytest.raises(Refusal) as refused:
        complete_transfer(transfer=transfer, arrived_on=TODAY, by=branch_secretary)
    assert refused.value.code == "letter_ended"
    withdraw_transfer(transfer=transfer, by=clerk, reason="逾期没有报到")
    assert branch_of(transfer.person, TODAY) == transfer.from_organisation


def test_one_transfer_at_a_time(clerk: User) -> None:
    transfer = make_transfer(make_own_branch(), make_organisation("百晓家党支部"))
    with pytest.raises(Refusal) as refused:
        propose_transfer(
            person=transfer.person,
            from_organisation=transfer.from_organisation,
            to_organisation=None,
            to_outside="外县",
            why="x",
            by=clerk,
        )
    assert refused.value.code == "open_transfer"
    with pytest.raises(IntegrityError, match="one_open_transfer_per_person"), transaction.atomic():
        Transfer.objects.create(
            number="ZZGX-2026-99999",
            person=transfer.person,
            from_organisation=transfer.from_organisation,
            to_outside="外县",
            why="x",
            proposed_on=TODAY,
            valid_until=TODAY,
        )


def test_a_branch_with_an_open_transfer_is_not_dissolved(clerk: User) -> None:
    transfer = make_transfer(make_organisation("琉璃月嫂党支部"), make_own_branch())
    with pytest.raises(StillInUse) as refused:
        dissolve_organisation(organisation=transfer.from_organisation, on=TODAY, by=clerk)
    assert any("次转接正在办理" in str(each.sentence) for each in refused.value.obstacles)


def test_the_secretary_of_a_third_branch_does_not_find_it(client: Client, branch_secretary: User) -> None:
    make_own_branch()
    transfer = make_transfer(make_organisation("百晓家党支部"), make_organisation("安心居党支部"))
    signed_in(client, branch_secretary)
    assert client.get(reverse("branches:transfer", args=[transfer.number])).status_code == 404
    assert transfer.number not in client.get(reverse("branches:transfers")).content.decode()


def test_the_story_stands_on_its_page(client: Client, branch_secretary: User, other_secretary: User) -> None:
    member = make_member(make_own_branch(), name="饶国强")
    signed_in(client, branch_secretary)
    joins = other_branch(other_secretary)
    answer = client.post(
        reverse("branches:propose_transfer", args=[member.pk]), {"to_organisation": joins.pk, "why": "到新单位工作"}
    )
    assert answer.status_code == 302
    transfer = Transfer.objects.get()
    signed_in(client, other_secretary)
    client.post(reverse("branches:refuse_transfer", args=[transfer.number]), {"reason": "请先补齐材料"})
    page = client.get(transfer.get_absolute_url()).content.decode()
    assert "饶国强" in page
    assert "不予接收。理由：请先补齐材料" in page


def test_the_queue_tells_the_receiving_side(branch_secretary: User, other_secretary: User) -> None:
    from branches.portal_transfers import _waiting

    transfer = make_transfer(make_own_branch(), other_branch(other_secretary))
    assert [item.title for item in _waiting(other_secretary, 10)] == [f"转接待答复：{transfer.number}"]
    assert _waiting(branch_secretary, 10) == []


def test_the_receipt_slip_is_issued_once_and_says_nothing_to_the_public(
    client: Client, clerk: User, branch_secretary: User
) -> None:
    transfer = make_transfer(make_organisation("百晓家党支部"), make_own_branch(), state=TransferState.ACCEPTED)
    with pytest.raises(Refusal):
        issue_receipt(transfer=transfer, by=branch_secretary)
    with clock.frozen(date(2026, 3, 5)):
        complete_transfer(transfer=transfer, arrived_on=date(2026, 3, 4), by=branch_secretary)
        paper = issue_receipt(transfer=transfer, by=branch_secretary)
        assert issue_receipt(transfer=transfer, by=clerk) == paper
        assert paper.shown == {}
        file = signed_in(client, branch_secretary).get(paper.download_url)
        assert file.content.startswith(b"%PDF")


def test_a_lead_that_is_affiliated_becomes_an_affiliation(clerk: User, branch_secretary: User) -> None:
    branch, person, lead = make_own_branch(), PersonFactory(), LeadFactory()
    [choice] = Branches().choices(clerk)
    assert (choice.id, choice.label) == (branch.pk, "华丽家政党支部")
    assert Branches().choices(branch_secretary) == []
    Branches().affiliate(person=person, home_id=branch.pk, kind=HomeKind.FLOATING, by=clerk, on=TODAY, lead=lead)
    found = Affiliation.objects.get()
    assert (found.kind, found.lead_id) == (AffiliationKind.FLOATING, lead.pk)
    with pytest.raises(ValidationError, match="已经归属这个支部"):
        Branches().affiliate(person=person, home_id=branch.pk, kind=HomeKind.FULL, by=clerk, on=TODAY, lead=lead)


@pytest.mark.parametrize(
    ("kind", "full_since", "noted"),
    [
        ("full", "2009-07-01", [("probationary", date(2008, 7, 1)), ("full", date(2009, 7, 1))]),
        ("full", "2009", []),
        ("probationary", "", []),
    ],
)
def test_a_full_member_of_the_register_brings_standing_along(
    clerk: User, kind: str, full_since: str, noted: list[tuple[str, date]]
) -> None:
    branch, person = make_own_branch(), PersonFactory()
    RegisterEntryFactory(person=person, member_kind=kind, joined_on="2008-07-01", full_since=full_since)
    person.refresh_from_db()
    Branches().affiliate(person=person, home_id=branch.pk, kind=HomeKind.FULL, by=clerk, on=TODAY, lead=LeadFactory())
    assert list(person.party_standings.order_by("since").values_list("standing", "since")) == noted
    assert Affiliation.objects.voting(on=TODAY).exists() == bool(noted)
