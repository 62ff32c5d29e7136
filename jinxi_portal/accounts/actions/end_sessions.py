"""Sign out, here and everywhere."""

from allauth.usersessions.models import UserSession
from django.db import transaction

from jinxi_portal.accounts.events import SessionsEnded, announce
from jinxi_portal.accounts.models import User
from jinxi_portal.accounts.policy import POLICY
from jinxi_portal.accounts.sign_in import sessions


def end_session(*, session: UserSession, by: User) -> None:
    """One session of the person's own ends; for anybody else's session the person is a stranger."""
    with transaction.atomic():
        POLICY.require(by, "end_own_session", session)
        sessions.end(session)
        announce(SessionsEnded(user_id=by.pk, by_id=by.pk, count=1))


def end_own_sessions(*, by: User, except_key: str | None = None) -> int:
    """All own sessions but the one with ``except_key``; answers how many."""
    with transaction.atomic():
        count = sessions.end_all_sessions(by, except_key=except_key)
        announce(SessionsEnded(user_id=by.pk, by_id=by.pk, count=count))
    return count


def end_sessions_of(*, user: User, by: User) -> int:
    """The system administrator signs a person out everywhere; answers how many sessions ended."""
    with transaction.atomic():
        POLICY.require(by, "end_sessions", user)
        count = sessions.end_all_sessions(user)
        announce(SessionsEnded(user_id=user.pk, by_id=by.pk, count=count))
    return count
