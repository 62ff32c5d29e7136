"""Things of branches that addresses name; all lie at the branch of the cast's branch secretary."""

from datetime import date
from typing import Any

from branches.models import EnterpriseNeed, InstructorPosting, Term, Unit, UnitMembership
from branches.rules.instructors import week_of
from branches.states import TransferState, UnitKind
from branches.states_instructors import NeedKind
from jinxi_portal.kernel import clock
from tests.branches.factories import make_member, make_organisation, make_own_branch, make_post, make_transfer
from tests.members.factories import EmployerFactory
from tests.permissions.expectations import Cast

Arguments = dict[str, Any]


def the_own_branch(cast: Cast) -> Arguments:
    """The branch of the cast's branch secretary."""
    return {"uid": make_own_branch().uid}


def a_member(cast: Cast) -> Arguments:
    return {"pk": make_member(make_own_branch()).pk}


def a_post(cast: Cast) -> Arguments:
    return {"pk": make_post(make_member(make_own_branch())).pk}


def a_term(cast: Cast) -> Arguments:
    term = Term.objects.create(
        organisation=make_own_branch(),
        number=1,
        elected_on=date(2024, 3, 20),
        due_on=date(2027, 3, 19),
        entitled=9,
        present=9,
    )
    return {"pk": term.pk}


def a_unit(cast: Cast) -> Arguments:
    unit = Unit.objects.create(name="华丽家政", kind=UnitKind.COMPANY)
    row = UnitMembership.objects.create(unit=unit, organisation=make_own_branch(), since=date(2024, 3, 20))
    return {"pk": row.pk}


def a_transfer_into_the_own_branch(cast: Cast) -> Arguments:
    return {"number": make_transfer(make_organisation("百晓家党支部"), make_own_branch()).number}


def a_transfer_out_of_the_own_branch(cast: Cast) -> Arguments:
    return {"number": make_transfer(make_own_branch(), make_organisation("百晓家党支部")).number}


def an_accepted_transfer_into_the_own_branch(cast: Cast) -> Arguments:
    transfer = make_transfer(make_organisation("百晓家党支部"), make_own_branch(), state=TransferState.ACCEPTED)
    return {"number": transfer.number}


def a_posting_of_the_instructor(cast: Cast) -> Arguments:
    return {"pk": _posting(cast).pk}


def a_week_of_the_instructor(cast: Cast) -> Arguments:
    return {"pk": _posting(cast).pk, "week": week_of(clock.today()).isoformat()}


def the_instructors_enterprise(cast: Cast) -> Arguments:
    return {"code": _posting(cast).employer.code}


def a_need_of_the_instructors_enterprise(cast: Cast) -> Arguments:
    need = EnterpriseNeed.objects.create(
        number="SQ-2026-00001", employer=_posting(cast).employer, kind=NeedKind.OTHER, words="要一块公告栏"
    )
    return {"number": need.number}


def _posting(cast: Cast) -> InstructorPosting:
    return InstructorPosting.objects.create(
        instructor=cast["instructor"], employer=EmployerFactory(code="huali"), since=date(2026, 1, 5)
    )
