"""The tree and an organisation's page, as different people see them."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from branches.states import OrganisationKind
from jinxi_portal.accounts.public import User
from jinxi_portal.kernel import clock
from tests.branches.factories import make_member, make_organisation, make_own_branch
from tests.cast import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today():
    with clock.frozen(date(2026, 3, 2)):
        yield


def test_the_committee_sees_how_many_belong_where(client: Client, clerk: User) -> None:
    make_member(make_own_branch())
    page = signed_in(client, clerk).get(reverse("branches:tree")).content.decode()
    assert "华丽家政党支部" in page
    assert "1 名党员" in page


def test_other_staff_see_the_tree_without_a_word_of_people(client: Client, supervision_officer: User) -> None:
    member = make_member(make_own_branch())
    signed_in(client, supervision_officer)
    assert "名党员" not in client.get(reverse("branches:tree")).content.decode()
    page = client.get(member.organisation.get_absolute_url()).content.decode()
    assert "华丽家政党支部" in page
    assert str(member.person) not in page


def test_the_secretary_sees_the_people_of_the_own_branch_only(client: Client, branch_secretary: User) -> None:
    own = make_member(make_own_branch(), name="饶国强")
    other = make_member(make_organisation("百晓家党支部"), name="黄月娥")
    signed_in(client, branch_secretary)
    assert "饶国强" in client.get(own.organisation.get_absolute_url()).content.decode()
    assert "黄月娥" not in client.get(other.organisation.get_absolute_url()).content.decode()


def test_a_day_ahead_is_refused_with_what_to_write_instead(client: Client, clerk: User) -> None:
    make_own_branch()
    page = signed_in(client, clerk).get(reverse("branches:tree"), {"on": "2026-03-03"}).content.decode()
    assert "这一天还没有到。请填今天或以前的日期。" in page


def test_the_tree_costs_the_same_however_large(client: Client, clerk: User, django_assert_max_num_queries) -> None:
    general = make_organisation("家政企业党总支", OrganisationKind.GENERAL_BRANCH)
    for number in range(12):
        make_member(make_organisation(f"第{number}党支部", parent=general))
    signed_in(client, clerk)
    with django_assert_max_num_queries(12):
        client.get(reverse("branches:tree"))
