"""One-time codes: made, kept in the cache under the digest of the mobile, and taken once.

Neither the cache nor the session ever holds the mobile in the clear: the cache keeps it sealed until the code is confirmed.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache
from django.utils.crypto import constant_time_compare, salted_hmac

from jinxi_portal.kernel.half_width import without_spaces
from jinxi_portal.kernel.sealing import Sealed, digest_of

_DIGITS = 6
LABEL = "mobile"


@dataclass(frozen=True)
class Handle:
    """What the session remembers of a request: where the code lies, and how the mobile is shown."""

    place: str
    masked: str


def make_code_for(
    mobile: str, *, allowed: Callable[[str], bool], purpose: str = ""
) -> tuple[Handle, str] | tuple[None, None]:
    """A fresh code for a valid mobile; an earlier one for the same purpose stops working. Without a purpose it signs in.

    ``allowed`` is asked with the place of the code before anything is made: how often a number may have one.
    """
    place = place_of(mobile, purpose)
    sealed = Sealed(LABEL, value=mobile)
    handle = Handle(place, sealed.mask())
    if not allowed(handle.place):
        return None, None
    code = "".join(secrets.choice("0123456789") for _ in range(_DIGITS))
    life = settings.CODE_LIFE.total_seconds()
    cache.set(_key(handle.place, "tries"), 0, timeout=life)
    cache.set(_key(handle.place, "code"), (_seal_code(handle.place, code), sealed.token), timeout=life)
    return handle, code


def place_of(mobile: str, purpose: str = "") -> str:
    """Where the code of a mobile lies; each purpose has a place of its own, so that no code serves another."""
    digest = digest_of(mobile, LABEL)
    if digest is None:
        raise ValueError("a whole mobile number is needed")
    return f"{digest.hex()}:{salted_hmac('accounts.codes.purpose', purpose).hexdigest()}" if purpose else digest.hex()


def take_code(place: str, typed: str) -> Sealed | None:
    """The sealed mobile when the code is right; the code is gone then. None when it is wrong, over or used up."""
    kept: tuple[str, bytes] | None = cache.get(_key(place, "code"))
    if kept is None or not _count_try(place):
        return None
    expected, token = kept
    if not constant_time_compare(expected, _seal_code(place, without_spaces(typed))):
        return None
    # Of two requests with the right code at once, only the one whose delete finds it gets in.
    return Sealed(LABEL, token=token) if cache.delete(_key(place, "code")) else None


def _count_try(place: str) -> bool:
    """At the last permitted try the code is burnt, right or wrong."""
    try:
        tries = cache.incr(_key(place, "tries"))
    except ValueError:
        return False
    if tries > settings.CODE_TRIES:
        cache.delete(_key(place, "code"))
        return False
    return True


def _seal_code(place: str, code: str) -> str:
    return salted_hmac("accounts.codes", f"{place}:{code}", algorithm="sha256").hexdigest()


def _key(place: str, what: str) -> str:
    return f"accounts:code:{place}:{what}"
