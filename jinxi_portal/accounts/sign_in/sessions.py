"""Sessions: how long they live, and how they end."""

from datetime import timedelta
from typing import Any

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest

from jinxi_portal.accounts.models import User
from jinxi_portal.kernel import clock

BEGAN, SEEN = "life_began", "life_seen"
#: A session in use is written down this often, not on every request.
NOTED_EVERY = timedelta(minutes=1)


def kind_of(user: User) -> str:
    """Which line of ``SESSION_LIFE`` applies."""
    return "worker" if user.signs_in_by_code else "staff"


def begin(session: SessionBase) -> None:
    """The life of a session begins with the sign-in."""
    session[BEGAN] = session[SEEN] = _epoch()


def why_over(request: HttpRequest, user: User) -> str | None:
    """``idle`` or ``too_long`` when the session's life is over, else None."""
    session = request.session
    moment = _epoch()
    if BEGAN not in session:
        begin(session)
    life = settings.SESSION_LIFE[kind_of(user)]
    if moment - session[SEEN] > life["idle"].total_seconds():
        return "idle"
    if moment - session[BEGAN] > life["altogether"].total_seconds():
        return "too_long"
    return None


def note_use(request: HttpRequest) -> None:
    """Somebody is there: the session begins to be idle anew."""
    session, moment = request.session, _epoch()
    if moment - session.get(SEEN, moment) > NOTED_EVERY.total_seconds():
        session[SEEN] = moment
        note(request)


def note(request: HttpRequest) -> None:
    """Write down that the session is in use, for the list of devices."""
    noted = UserSession.objects.filter(session_key=request.session.session_key).update(last_seen_at=clock.now())
    if not noted and request.session.session_key:
        UserSession.objects.create_from_request(request)


def sessions_of(user: User) -> list[UserSession]:
    """The sessions that still work, the last used first."""
    alive = UserSession.objects.purge_and_list(user)
    return sorted(alive, key=lambda session: session.last_seen_at, reverse=True)


def end(session: UserSession) -> None:
    """The browser that holds it is signed out with its next click."""
    session.end()


def end_all_sessions(user: User, *, except_key: str | None = None) -> int:
    """Sign a person out everywhere, but for one session if wanted; answers how many ended."""
    count = 0
    for session in UserSession.objects.filter(user=user):
        if session.session_key != except_key:
            end(session)
            count += 1
    return count


def _epoch() -> int:
    return int(clock.now().timestamp())


def is_current(session: UserSession, request: Any) -> bool:
    return bool(session.session_key == request.session.session_key)
