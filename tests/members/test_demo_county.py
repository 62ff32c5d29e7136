"""The demo county: who and what a visitor finds there."""

import pytest
from django.db import IntegrityError

from jinxi_portal.accounts import demo as accounts_demo
from jinxi_portal.accounts.models import User
from jinxi_portal.accounts.public import PlaceKind, Posting, Role
from jinxi_portal.demo.context import DemoContext
from jinxi_portal.kernel import areas, credit_code
from members.demo import employers, territory
from members.models import Community, Employer
from members.policy import employers_of
from tests.members.factories import CommunityFactory


def test_five_employers_have_valid_credit_codes_that_are_the_same_everywhere(db: None) -> None:
    employers.load(DemoContext())
    codes = list(Employer.objects.order_by("pk").values_list("credit_code", flat=True))
    assert len(set(codes)) == 5
    assert all(credit_code.is_valid(code) for code in codes)
    context = DemoContext()
    assert codes == [employers.credit_code(context.random) for _employer in employers.EMPLOYERS]


def test_both_employers_staff_belong_to_their_own_employer_only(db: None) -> None:
    accounts_demo.load(DemoContext())
    employers.load(DemoContext())
    for code in ("huali", "anxinju"):
        assert employers_of(User.objects.get(username=code)) == {Employer.objects.get(code=code).pk}


def test_fourteen_communities_are_the_ones_that_places_are_read_as(db: None) -> None:
    territory.load(DemoContext())
    assert set(Community.objects.values_list("name", flat=True)) == set(areas.COMMUNITIES)
    assert {community.town for community in Community.objects.all()} <= set(areas.TOWNS)
    points = [community.point for community in Community.objects.all()]
    assert all(point is not None and point.is_in_china for point in points)
    assert len(set(points)) == 14


def test_the_grid_worker_is_posted_at_her_community(db: None) -> None:
    accounts_demo.load(DemoContext())
    territory.load(DemoContext())
    posting = Posting.objects.get(role=Role.GRID_WORKER)
    assert posting.place_kind == PlaceKind.COMMUNITY
    assert posting.place_id == Community.objects.get(name="锦绣社区").pk


def test_half_a_point_is_no_point(db: None) -> None:
    with pytest.raises(IntegrityError, match="community_point_whole"):
        CommunityFactory.create(latitude_gcj02=27.9)
