"""Things of branches that addresses name; all lie at the branch of the cast's branch secretary."""

from datetime import date
from typing import Any

from branches.models import Term, Unit, UnitMembership
from branches.states import TransferState, UnitKind
from tests.branches.factories import make_member, make_organisation, make_own_branch, make_post, make_transfer
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
