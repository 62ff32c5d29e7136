"""What allauth and Django tell about signing in, turned into the portal's own events."""

from typing import Any

from allauth.account import signals as account_signals
from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa import signals as mfa_signals
from allauth.mfa.models import Authenticator
from django.contrib.auth.signals import user_logged_out
from django.http import HttpRequest

from jinxi_portal.accounts.events import (
    PasswordSet,
    SecondFactorAdded,
    SecondFactorRemoved,
    SignedIn,
    SignedOut,
    SignInFailed,
    announce,
)
from jinxi_portal.accounts.sign_in import second_factor, sessions

#: Set on the request by the middleware that ends a session, so that the end is not told twice.
TOLD = "_sign_out_told"


def connect() -> None:
    account_signals.user_logged_in.connect(_signed_in)
    account_signals.password_changed.connect(_password_changed)
    mfa_signals.authenticator_added.connect(_authenticator_added)
    mfa_signals.authenticator_removed.connect(_authenticator_removed)
    mfa_signals.authentication_failed.connect(_second_factor_failed)
    user_logged_out.connect(_signed_out)


def _signed_in(sender: Any, request: HttpRequest, user: Any, **rest: Any) -> None:
    sessions.begin(request.session)
    if user.signs_in_by_code:
        request.session.set_expiry(None)  # as long as the cookie's age: a worker's phone stays signed in
    records = get_authentication_records(request, user)
    announce(SignedIn(user_id=user.pk, by_id=user.pk, how=records[-1]["method"] if records else "password"))


def _signed_out(sender: Any, request: HttpRequest, user: Any, **rest: Any) -> None:
    if user is not None and not getattr(request, TOLD, False):
        announce(SignedOut(user_id=user.pk, by_id=user.pk, why="own"))


def _password_changed(sender: Any, request: HttpRequest, user: Any, **rest: Any) -> None:
    announce(PasswordSet(user_id=user.pk, by_id=user.pk, how="change"))


def _authenticator_added(
    sender: Any, request: HttpRequest, user: Any, authenticator: Authenticator, **rest: Any
) -> None:
    announce(SecondFactorAdded(user_id=user.pk, by_id=user.pk, kind=authenticator.type))


def _authenticator_removed(
    sender: Any, request: HttpRequest, user: Any, authenticator: Authenticator, **rest: Any
) -> None:
    second_factor.forget_in_session(request)
    announce(SecondFactorRemoved(user_id=user.pk, by_id=user.pk, kind=authenticator.type))


def _second_factor_failed(sender: Any, user: Any, **rest: Any) -> None:
    announce(SignInFailed(user_id=user.pk, how="mfa", locked_until=None))
