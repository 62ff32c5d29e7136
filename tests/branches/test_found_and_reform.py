"""Organisations are founded, re-formed and dissolved; the tree of any earlier day stays as it was."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from branches.actions.dissolve_organisation import StillInUse, dissolve_organisation
from branches.actions.found_organisation import found_organisation
from branches.actions.reform_organisation import reform_organisation
from branches.models import Organisation, OrganisationForm
from branches.refusals import Refusal
from branches.states import Change, OrganisationKind
from branches.tree import tree_of
from jinxi_portal.accounts.models import Posting
from jinxi_portal.accounts.public import NotAllowed, PlaceKind, Role, User
from jinxi_portal.kernel import clock
from tests.branches.factories import make_committee, make_member, make_organisation
from tests.cast import make_person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today():
    with clock.frozen(date(2026, 3, 2)):
        yield


def test_it_founds_a_branch_and_the_posted_secretary_finds_her_place(clerk: User) -> None:
    someone = make_person("new_secretary", "吴秀英")
    posting = Posting.objects.create(
        user=someone,
        role=Role.BRANCH_SECRETARY,
        place_kind=PlaceKind.BRANCH,
        place_name="对桥党支部",
        since=date(2026, 1, 1),
    )
    made = found_organisation(
        name="对桥党支部",
        kind=OrganisationKind.BRANCH,
        parent=make_committee(),
        founded_on=date(2026, 2, 1),
        by=clerk,
        document_number="金网家党字〔2026〕1号",
    )
    posting.refresh_from_db()
    assert posting.place_id == made.pk
    assert made.initials == "dqdzb"
    assert [form.change for form in made.forms.all()] == [Change.FOUNDED]


def test_only_the_committee_founds(branch_secretary: User) -> None:
    with pytest.raises(NotAllowed):
        found_organisation(
            name="对桥党支部",
            kind=OrganisationKind.BRANCH,
            parent=make_committee(),
            founded_on=date(2026, 2, 1),
            by=branch_secretary,
        )


@pytest.mark.parametrize(
    ("kind", "name", "day", "code"),
    [
        (OrganisationKind.GROUP, "东门党小组", date(2026, 2, 1), "wrong_parent"),
        (OrganisationKind.COMMITTEE, "第二综合党委", date(2026, 2, 1), "wrong_parent"),
        (OrganisationKind.BRANCH, "对桥党支部", date(2026, 3, 3), "day_ahead"),
        (OrganisationKind.BRANCH, "对桥党支部", date(2023, 3, 3), "parent_not_standing"),
        (OrganisationKind.BRANCH, "金溪县网约家政行业综合党委", date(2026, 2, 1), "name_taken"),
    ],
)
def test_it_refuses_what_the_tree_cannot_hold(
    clerk: User, kind: OrganisationKind, name: str, day: date, code: str
) -> None:
    with pytest.raises(Refusal) as refused:
        found_organisation(name=name, kind=kind, parent=make_committee(), founded_on=day, by=clerk)
    assert refused.value.code == code


def test_the_tree_of_last_year_is_shown_as_it_was(clerk: User) -> None:
    general = make_organisation("家政企业党总支", OrganisationKind.GENERAL_BRANCH)
    branch = make_organisation("秀谷镇家政党支部")
    reform_organisation(
        organisation=branch,
        name="秀谷家政联合党支部",
        kind=OrganisationKind.JOINT_BRANCH,
        parent=general,
        since=date(2025, 6, 1),
        by=clerk,
    )

    [committee_then] = tree_of(clerk, on=date(2025, 5, 31))
    [committee_now] = tree_of(clerk, on=date(2025, 6, 1))

    assert {node.name for node in committee_then.below} == {"家政企业党总支", "秀谷镇家政党支部"}
    then = next(node for node in committee_then.below if node.organisation == branch)
    assert (then.kind, then.is_renamed) == (OrganisationKind.BRANCH, True)
    [general_now] = committee_now.below
    assert [(node.name, node.kind) for node in general_now.below] == [
        ("秀谷家政联合党支部", OrganisationKind.JOINT_BRANCH)
    ]


def test_it_refuses_a_change_before_the_last_one(clerk: User) -> None:
    branch = make_organisation("秀谷镇家政党支部", founded_on=date(2025, 6, 1))
    with pytest.raises(Refusal) as refused:
        reform_organisation(
            organisation=branch,
            name="秀谷党支部",
            kind=OrganisationKind.BRANCH,
            parent=branch.parent,
            since=date(2025, 6, 1),
            by=clerk,
        )
    assert refused.value.code == "before_last_change"


def test_a_branch_with_people_must_hand_them_on_before_it_is_dissolved(clerk: User) -> None:
    branch = make_organisation("琉璃月嫂党支部")
    make_member(branch)
    with pytest.raises(StillInUse) as refused:
        dissolve_organisation(organisation=branch, on=date(2026, 3, 1), by=clerk)
    assert [str(each.sentence) for each in refused.value.obstacles] == ["还有 1 人归属这里，请先转接。"]
    branch.refresh_from_db()
    assert branch.dissolved_on is None


def test_a_dissolved_branch_stays_in_the_trees_before(clerk: User) -> None:
    branch = make_organisation("琉璃月嫂党支部")
    dissolve_organisation(organisation=branch, on=date(2026, 3, 1), by=clerk)
    names = [
        set(Organisation.objects.as_of(day).values_list("name_then", flat=True))
        for day in (date(2026, 2, 28), date(2026, 3, 1))
    ]
    assert "琉璃月嫂党支部" in names[0]
    assert "琉璃月嫂党支部" not in names[1]


def test_the_database_refuses_two_forms_of_one_day(clerk: User) -> None:
    branch = make_organisation("秀谷镇家政党支部")
    with pytest.raises(IntegrityError, match="organisation_form_no_overlap"), transaction.atomic():
        OrganisationForm.objects.create(
            organisation=branch,
            name="别名",
            kind=branch.kind,
            parent=branch.parent,
            change=Change.RENAMED,
            since=date(2025, 1, 1),
        )
