"""What accounts tell the rooms above, after the commit. Ids and plain values only, never a name, mobile or address.

``by_id`` is who did it; ``None`` where nobody was signed in (a command, the demo, the portal itself).
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from jinxi_portal.kernel import events


@dataclass(frozen=True)
class AccountEvent(events.Event):
    """Base: something happened to the account of ``user_id``."""

    user_id: int
    by_id: int | None


@dataclass(frozen=True)
class AccountOpened(AccountEvent):
    """The system administrator made an account for a member of staff."""


@dataclass(frozen=True)
class AccountRenamed(AccountEvent):
    """The system administrator corrected the name; the names themselves are not told."""


@dataclass(frozen=True)
class WorkerAccountOpened(AccountEvent):
    """A worker signed in for the first time; ``members`` may look for the worker with the same mobile digest."""


@dataclass(frozen=True)
class AccountDisabled(AccountEvent):
    """The reason stands in the ``accounts.Suspension`` row."""

    suspension_id: int


@dataclass(frozen=True)
class AccountEnabled(AccountEvent):
    suspension_id: int | None


@dataclass(frozen=True)
class InvitationIssued(AccountEvent):
    expires_at: datetime


@dataclass(frozen=True)
class PasswordSet(AccountEvent):
    """``how``: ``invitation`` or ``change``."""

    how: str


@dataclass(frozen=True)
class SecondFactorAdded(AccountEvent):
    """``kind``: ``totp`` or ``recovery_codes``."""

    kind: str


@dataclass(frozen=True)
class SecondFactorRemoved(AccountEvent):
    """By the person or, when ``by_id`` is another, reset by the system administrator."""

    kind: str


@dataclass(frozen=True)
class StaffPosted(AccountEvent):
    posting_id: int
    role: str
    place_kind: str
    place_id: int | None
    place_name: str
    since: date
    until: date | None


@dataclass(frozen=True)
class PostingEnded(AccountEvent):
    posting_id: int
    role: str
    place_kind: str
    place_id: int | None
    place_name: str
    until: date


@dataclass(frozen=True)
class SignedIn(AccountEvent):
    """``how``: ``password``, ``mfa`` (password and second factor) or ``code``."""

    how: str


@dataclass(frozen=True)
class SignedOut(AccountEvent):
    """``why``: ``own`` (the button), ``idle`` or ``too_long``."""

    why: str


@dataclass(frozen=True)
class SessionsEnded(AccountEvent):
    count: int


@dataclass(frozen=True)
class SignInFailed(events.Event):
    """``user_id`` is ``None`` when no such account exists. ``how``: ``password``, ``mfa`` or ``code``."""

    user_id: int | None
    how: str
    locked_until: datetime | None


@dataclass(frozen=True)
class LockoutLifted(AccountEvent):
    """The system administrator let a locked account try again at once."""


@dataclass(frozen=True)
class ElevatedAccessOpened(AccountEvent):
    """The reason stands in the ``accounts.ElevatedAccess`` row."""

    elevated_access_id: int
    scope: str
    until: datetime


@dataclass(frozen=True)
class ElevatedAccessClosed(AccountEvent):
    """Given back before its end; one that runs out announces nothing, its end is in the opening."""

    elevated_access_id: int


def announce(event: events.Event) -> None:
    """Deliver after the running transaction has committed; a receiver that fails is logged and undoes nothing."""
    transaction.on_commit(lambda: events.deliver(event), robust=True)
