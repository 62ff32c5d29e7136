"""Things of paths to membership that addresses name."""

from datetime import date
from typing import Any

from branches.models import DevelopmentHelper, DevelopmentPath
from branches.states_development import HelperKind
from tests.branches.factories import PersonFactory, make_member, make_own_branch
from tests.permissions.expectations import Cast

Arguments = dict[str, Any]


def _path() -> DevelopmentPath:
    return DevelopmentPath.objects.create(
        person=PersonFactory(), organisation=make_own_branch(), table="2014", begun_on=date(2026, 1, 5)
    )


def a_path(cast: Cast) -> Arguments:
    """A path in the branch of the cast's branch secretary."""
    return {"uid": _path().uid}


def a_first_step(cast: Cast) -> Arguments:
    return {"uid": _path().uid, "number": 1}


def a_helper(cast: Cast) -> Arguments:
    path = _path()
    helper = DevelopmentHelper.objects.create(
        path=path, person=make_member(path.organisation).person, kind=HelperKind.CONTACT, since=date(2026, 1, 6)
    )
    return {"uid": path.uid, "pk": helper.pk}
