"""The demo county's organisation is believable, the same everywhere, and refers to people who exist."""

from datetime import date

import pytest

from branches.demo import instructors, people, transfers, tree
from branches.findings import findings_of
from branches.models import Affiliation, EnterpriseNeed, Organisation, Transfer
from branches.states import OrganisationKind, TransferState
from branches.tree import count_by_kind, tree_of
from branches.workload import enterprises_without
from jinxi_portal.accounts import demo as accounts_demo
from jinxi_portal.accounts.models import User
from jinxi_portal.demo.context import DemoContext
from jinxi_portal.kernel import clock
from members.demo import employers as members_demo

pytestmark = pytest.mark.django_db


@pytest.fixture
def _county(db: None) -> None:
    accounts_demo.load(DemoContext())
    members_demo.load(DemoContext())
    tree.load(DemoContext())
    people.load(DemoContext())
    transfers.load(DemoContext())
    instructors.load(DemoContext())


@pytest.mark.usefixtures("_county")
def test_the_tree_of_last_year_differs_from_todays() -> None:
    clerk = User.objects.get(username="clerk")
    today = count_by_kind(tree_of(clerk, on=clock.today()))
    last_year = count_by_kind(tree_of(clerk, on=date(clock.today().year - 1, 11, 25)))
    assert (today[OrganisationKind.BRANCH], today[OrganisationKind.JOINT_BRANCH]) == (7, 2)
    assert (last_year[OrganisationKind.BRANCH], last_year[OrganisationKind.JOINT_BRANCH]) == (9, 1)


@pytest.mark.usefixtures("_county")
def test_about_a_hundred_and_forty_people_belong_somewhere_and_the_secretary_finds_her_branch() -> None:
    assert 130 <= Affiliation.objects.in_force(on=clock.today()).values("person").distinct().count() <= 150
    secretary = User.objects.get(username="branch")
    branch = Organisation.objects.get(name="华丽家政党支部")
    assert set(Affiliation.objects.visible_to(secretary).values_list("organisation", flat=True)) == {branch.pk}


@pytest.mark.usefixtures("_county")
def test_there_is_a_transfer_in_each_state() -> None:
    assert {transfer.state for transfer in Transfer.objects.all()} == set(TransferState)


@pytest.mark.usefixtures("_county")
def test_one_enterprise_has_no_instructor_and_a_need_rests() -> None:
    assert [str(each) for each in enterprises_without(on=clock.today())] == ["王姐月嫂"]
    assert EnterpriseNeed.objects.resting(on=clock.today()).count() == 1


@pytest.mark.usefixtures("_county")
def test_the_findings_of_the_county_are_few_and_telling() -> None:
    rows = list(Organisation.objects.standing(on=clock.today()))
    codes = [each.code for found in findings_of(rows, on=clock.today()).values() for each in found]
    assert codes.count("too_few_members") == codes.count("no_group_leader") == 1
    assert "no_secretary" not in codes
