"""A partner's system reads the county's organisations: public facts only, never a word or a count of people."""

from datetime import date
from typing import Any

import pytest

from branches.actions.dissolve_organisation import dissolve_organisation
from jinxi_portal.accounts.models import User
from tests.branches.factories import make_member, make_organisation
from tests.members.factories import EmployerFactory
from tests.rest.conftest import caller

pytestmark = pytest.mark.django_db
ADDRESS = "/api/v1/branches/"


@pytest.fixture(autouse=True)
def _fresh(settings: Any) -> None:
    EmployerFactory.create(pk=1, code="huali", short_name="华丽家政")


def test_it_lists_standing_organisations_with_their_parent(clerk: User) -> None:
    branch = make_organisation("华丽家政党支部", place="华丽家政二楼")
    gone = make_organisation("琉璃月嫂党支部")
    dissolve_organisation(organisation=gone, on=date(2025, 1, 1), by=clerk)
    make_member(branch, name="饶国强")

    answer = caller(clerk, scopes=("branches:read",)).get(ADDRESS)

    rows = {row["name"]: row for row in answer.json()["results"]}
    assert set(rows) == {"金溪县网约家政行业综合党委", "华丽家政党支部"}
    assert rows["华丽家政党支部"] == {
        "id": str(branch.uid),
        "name": "华丽家政党支部",
        "kind": "branch",
        "parent": str(branch.parent.uid),
        "place": "华丽家政二楼",
        "founded_on": "2024-03-20",
    }
    assert rows["金溪县网约家政行业综合党委"]["parent"] is None
    assert "饶国强" not in answer.content.decode()


def test_it_does_not_change_with_the_people(clerk: User) -> None:
    branch = make_organisation("华丽家政党支部")
    api = caller(clerk, scopes=("branches:read",))
    before = api.get(ADDRESS).json()
    make_member(branch)
    assert api.get(ADDRESS).json() == before


def test_a_key_without_the_scope_is_refused(clerk: User) -> None:
    answer = caller(clerk, scopes=("rosters:read",)).get(ADDRESS)
    assert (answer.status_code, answer.json()["code"]) == (403, "scope_missing")
