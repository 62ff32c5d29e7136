"""The lockout of an account after wrong passwords, shared by all web processes through the cache.

Names that do not exist are counted and locked in the same way, so the answer tells nobody which names do.
"""

import hashlib
from datetime import datetime, timedelta

from django.conf import settings
from django.core.cache import cache

from jinxi_portal.kernel import clock

_COUNTED_FOR = timedelta(days=1)


def record_failure(username: str) -> datetime | None:
    """Count a wrong password; answers until when the account rests now, or None."""
    key = _key(username, "failures")
    cache.add(key, 0, timeout=_COUNTED_FOR.total_seconds())
    try:
        failures = cache.incr(key)
    except ValueError:  # it ran out between the two lines
        return None
    rest = _rest_after(failures)
    if rest is None:
        return None
    until = clock.now() + rest
    cache.set(_key(username, "until"), until, timeout=rest.total_seconds())
    return until


def locked_until(username: str) -> datetime | None:
    """The moment from which the account may be tried again; None when it may be tried now."""
    until: datetime | None = cache.get(_key(username, "until"))
    return until if until is not None and until > clock.now() else None


def forget(username: str) -> None:
    """After a success, a new password, or at the system administrator's word."""
    cache.delete_many([_key(username, "failures"), _key(username, "until")])


def _rest_after(failures: int) -> timedelta | None:
    """Each step rests once when it is reached; beyond the last, the longest rest comes back at the first step's pace."""
    steps = dict(settings.LOCKOUT_STEPS)
    if failures in steps:
        return steps[failures]
    first, last = min(steps), max(steps)
    return steps[last] if failures > last and failures % first == 0 else None


def _key(username: str, what: str) -> str:
    """The name is typed by a stranger and may be anything, a password too: only its digest goes into the cache."""
    return f"accounts:lockout:{hashlib.sha256(username.strip().lower().encode()).hexdigest()}:{what}"
