"""A province's platform reads the tree of a day and sums by month: no person, and no count that points at one."""

from datetime import date
from typing import Any

import pytest

from branches.actions.reform_organisation import reform_organisation
from branches.aggregates import members_shown
from branches.rules.small_counts import sum_is_safe
from branches.states import AffiliationKind, OrganisationKind
from branches.states_meetings import MeetingState
from jinxi_portal.accounts.models import User
from jinxi_portal.kernel import clock
from tests.branches.factories import make_committee, make_member, make_organisation
from tests.branches.help_factories import make_resolved
from tests.branches.meeting_factories import make_meeting
from tests.rest.conftest import Caller, authority_caller, caller

pytestmark = pytest.mark.django_db
TREE, COUNTS = "/api/v1/organisations/", "/api/v1/organisation-counts/"


@pytest.fixture
def province(administrator: User) -> Caller:
    return authority_caller(administrator, scopes=("organisations:read",))


def test_the_tree_is_that_of_the_day(province: Caller, clerk: User) -> None:
    branch = make_organisation("华丽家政党支部", founded_on=date(2024, 3, 20))
    with clock.frozen(date(2026, 3, 2)):
        reform_organisation(
            organisation=branch,
            name="华丽安心联合党支部",
            kind=OrganisationKind.JOINT_BRANCH,
            parent=branch.parent,
            since=date(2026, 2, 1),
            by=clerk,
        )
        make_member(branch, name="饶国强")
        then = province.get(TREE, {"on": "2025-05-01"})
        now = province.get(TREE)
    rows = {row["id"]: row for row in then.json()["results"]}
    assert rows[str(branch.uid)] == {
        "id": str(branch.uid),
        "name": "华丽家政党支部",
        "kind": "branch",
        "parent": str(make_committee().uid),
        "founded_on": "2024-03-20",
        "dissolved_on": None,
        "as_of": "2025-05-01",
    }
    today = {row["id"]: row for row in now.json()["results"]}[str(branch.uid)]
    assert (today["name"], today["kind"], today["as_of"]) == ("华丽安心联合党支部", "joint_branch", "2026-03-02")
    assert "饶国强" not in now.content.decode()
    assert [row["name"] for row in province.get(TREE, {"on": "2024-02-01"}).json()["results"]] == [
        "金溪县网约家政行业综合党委"
    ]


@pytest.mark.parametrize(
    ("address", "asked"),
    [
        (TREE, {"on": "2999-01-01"}),
        (TREE, {"on": "去年"}),
        (COUNTS, {"month": "2999-01"}),
        (COUNTS, {"month": "2026-13"}),
    ],
)
def test_days_to_come_and_days_that_are_none_are_refused(province: Caller, address: str, asked: dict[str, str]) -> None:
    answer = province.get(address, asked)
    assert (answer.status_code, answer.json()["code"]) == (400, "parameter_unfit")


@pytest.mark.parametrize("address", [TREE, COUNTS])
def test_an_employers_key_reads_none_of_it(clerk: User, address: str) -> None:
    answer = caller(clerk, scopes=("branches:read",)).get(address)
    assert (answer.status_code, answer.json()["code"]) == (403, "scope_missing")


def test_the_sums_of_a_month(province: Caller, clerk: User, worker: User, django_assert_num_queries: Any) -> None:
    large, small = make_organisation("华丽家政党支部"), make_organisation("安心居党支部")
    for _one in range(6):
        make_member(large)
    for _one in range(3):
        make_member(small)
    make_member(large, kind=AffiliationKind.CONTACT)
    make_member(large, since=date(2026, 3, 1))
    for day in range(1, 7):
        at = clock.start_of(date(2026, 1, day))
        make_meeting(large, starts_at=at, state=MeetingState.HELD)
        make_resolved(
            worker,
            clerk,
            asked=date(2026, 1, day),
            resolved=date(2026, 1, day + 2),
            due=date(2026, 1, 9),
            organisation=large,
        )
    make_meeting(small, starts_at=clock.start_of(date(2026, 1, 2)), state=MeetingState.HELD)
    with clock.frozen(date(2026, 3, 2)):
        province.get(COUNTS)
        with django_assert_num_queries(5):
            said = province.get(COUNTS).json()
        early = province.get(COUNTS, {"month": "2024-05"}).json()
    assert (said["month"], said["counted_on"]) == ("2026-02", "2026-02-28")
    counts = {row["id"]: (row["members"], row["meetings"]) for row in said["organisations"]}
    assert counts[str(large.uid)] == (6, 6)
    assert counts[str(small.uid)] == (None, None)
    # the sum of both would give the small one away
    assert counts[str(make_committee().uid)][0] is None
    assert (said["help_resolved"], said["help_median_days"]) == (6, 2.0)
    assert (early["help_resolved"], early["help_median_days"]) == (None, None)


def test_a_sum_is_given_when_what_it_hides_is_several_branches_and_not_small() -> None:
    committee = make_committee()
    general = make_organisation("家政行业党总支", OrganisationKind.GENERAL_BRANCH)
    inner = [make_organisation(f"第{one}党支部", parent=general) for one in ("一", "二", "三")]
    outer = make_organisation("安心居党支部")
    rows: list[Any] = [committee, general, *inner, outer]
    for row in rows:
        row.kind_then, row.parent_then = row.kind, row.parent_id
    people = {inner[0].pk: 3, inner[1].pk: 2, inner[2].pk: 8, outer.pk: 4}
    given = members_shown(rows, people)
    assert [given[row.pk] for row in inner] == [None, None, 8]
    assert given[general.pk] == 13
    # the general branch is known, so the county's sum would leave the outer branch's four
    assert given[committee.pk] is None
    assert sum_is_safe([])
    assert not sum_is_safe([4])
    assert not sum_is_safe([0, 4])
