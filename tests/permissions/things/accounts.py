"""Things of accounts that addresses name."""

from datetime import timedelta
from typing import Any

from allauth.usersessions.models import UserSession

from jinxi_portal.accounts.actions.issue_invitation import issue_invitation
from jinxi_portal.accounts.models import ElevatedAccess, Scope
from jinxi_portal.accounts.public import Role
from jinxi_portal.kernel import clock
from tests.cast import make_person
from tests.permissions.expectations import Cast

Arguments = dict[str, Any]


def a_colleague(cast: Cast) -> Arguments:
    """An account that is none of the callers' own, so that nobody is refused for standing before the mirror."""
    return {"user_id": make_person("colleague", "邓丽").pk}


def a_posting(cast: Cast) -> Arguments:
    return {"posting_id": make_person("colleague", "邓丽", Role.MEDIATOR).postings.get().pk}


def a_session_of_the_clerk(cast: Cast) -> Arguments:
    session = UserSession.objects.create(user=cast["clerk"], ip="127.0.0.1", session_key="x" * 32, user_agent="")
    return {"session_id": session.pk}


def an_elevated_access(cast: Cast) -> Arguments:
    moment = clock.now()
    opened = ElevatedAccess.objects.create(
        user=cast["administrator"],
        scope=Scope.CASES,
        reason="核对报错的案件",
        since=moment,
        until=moment + timedelta(minutes=30),
    )
    return {"elevated_access_id": opened.pk}


def a_link(cast: Cast) -> Arguments:
    _invitation, token = issue_invitation(user=cast["nobody"], by=cast["administrator"])
    return {"token": token}
