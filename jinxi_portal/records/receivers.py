"""Accounts lie below the timeline, so they announce; here it is written down."""

from collections.abc import Callable
from typing import Any

from jinxi_portal.accounts import public as accounts
from jinxi_portal.kernel import events
from jinxi_portal.records.history import write_history

_FactsOf = Callable[[Any], dict[str, Any]]


def _write(user_id: int, verb: str, by_id: int | None, facts: dict[str, Any]) -> None:
    people = accounts.User.objects.in_bulk([user_id, by_id] if by_id else [user_id])
    if user_id in people:
        write_history(subject=people[user_id], verb=verb, by=people.get(by_id) if by_id else None, facts=facts)


def _on(event: type[accounts.AccountEvent], verb: str, facts_of: _FactsOf = lambda event: {}) -> None:
    @events.receives(event)
    def write(happened: accounts.AccountEvent) -> None:
        _write(happened.user_id, verb, happened.by_id, facts_of(happened))


_on(accounts.AccountOpened, "accounts.account_opened")
_on(accounts.WorkerAccountOpened, "accounts.worker_account_opened")
_on(accounts.AccountRenamed, "accounts.account_renamed")
_on(accounts.AccountDisabled, "accounts.account_disabled", lambda event: {"suspension": event.suspension_id})
_on(accounts.AccountEnabled, "accounts.account_enabled", lambda event: {"suspension": event.suspension_id})
_on(accounts.InvitationIssued, "accounts.invitation_issued", lambda event: {"expires_at": event.expires_at})
_on(accounts.PasswordSet, "accounts.password_set", lambda event: {"how": event.how})
_on(accounts.SecondFactorAdded, "accounts.second_factor_added", lambda event: {"kind": event.kind})
_on(accounts.SecondFactorRemoved, "accounts.second_factor_removed", lambda event: {"kind": event.kind})
_on(
    accounts.StaffPosted,
    "accounts.staff_posted",
    lambda event: {"role": event.role, "place": event.place_name, "since": event.since, "until": event.until},
)
_on(
    accounts.PostingEnded,
    "accounts.posting_ended",
    lambda event: {"role": event.role, "place": event.place_name, "until": event.until},
)
_on(accounts.SignedIn, "accounts.signed_in", lambda event: {"how": event.how})
_on(accounts.SessionsEnded, "accounts.sessions_ended", lambda event: {"count": event.count})
_on(accounts.LockoutLifted, "accounts.lockout_lifted")
_on(
    accounts.ElevatedAccessOpened,
    "accounts.elevated_access_opened",
    lambda event: {"scope": event.scope, "until": event.until, "access": event.elevated_access_id},
)
_on(accounts.ElevatedAccessClosed, "accounts.elevated_access_closed")


@events.receives(accounts.SignInFailed)
def write_sign_in_failed(event: accounts.SignInFailed) -> None:
    """Only the failure that locks an account is history; the rest is counted in the cache."""
    if event.user_id and event.locked_until:
        _write(event.user_id, "accounts.sign_in_locked", None, {"how": event.how, "until": event.locked_until})
