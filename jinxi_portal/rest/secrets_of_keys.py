"""What a key looks like: ``jx_<prefix>_<secret>``. The prefix is no secret; lists and logs may show it."""

import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass

_ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"  # without letters that are mistaken for another when read out
_TOKEN = re.compile(rf"jx_([{_ALPHABET}]{{10}})_([A-Za-z0-9_-]{{43}})")


@dataclass(frozen=True)
class NewSecret:
    """The whole token, to be shown once, and what is kept of it."""

    token: str
    prefix: str
    digest: str


def new_secret() -> NewSecret:
    prefix = "".join(secrets.choice(_ALPHABET) for _ in range(10))
    token = f"jx_{prefix}_{secrets.token_urlsafe(32)}"
    return NewSecret(token, prefix, digest_of(token))


def digest_of(token: str) -> str:
    """256 random bits need no slow hash."""
    return hashlib.sha256(token.encode()).hexdigest()


def prefix_of(token: str) -> str | None:
    """The prefix of what looks like a key, else None."""
    found = _TOKEN.fullmatch(token)
    return found[1] if found else None


def fits(token: str, digest: str) -> bool:
    return hmac.compare_digest(digest_of(token), digest)
