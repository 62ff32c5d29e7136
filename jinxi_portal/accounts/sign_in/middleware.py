"""Between the visitor and every page: the life of the session, and the second factor."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import SESSION_KEY, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from jinxi_portal.accounts.events import SignedOut, announce
from jinxi_portal.accounts.routes import is_asked_by_the_page
from jinxi_portal.accounts.sign_in import second_factor, sessions, signals

GetResponse = Callable[[HttpRequest], HttpResponse]

#: What somebody without the required authenticator may still open.
OPEN_WITHOUT_SECOND_FACTOR = {
    "mfa_activate_totp",
    "account_reauthenticate",
    "account_logout",
    "web:choose_language",
}


class SessionLifeMiddleware:
    """Sign out a session that was left alone for too long, or has lasted too long."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.session.get(SESSION_KEY) and request.user.is_authenticated:
            self._end_if_over(request)
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, *arguments: Any) -> None:
        if not is_asked_by_the_page(view) and request.session.get(SESSION_KEY) and request.user.is_authenticated:
            sessions.note_use(request)

    def _end_if_over(self, request: HttpRequest) -> None:
        user: Any = request.user
        why = sessions.why_over(request, user)
        if why is None:
            return
        setattr(request, signals.TOLD, True)
        logout(request)
        announce(SignedOut(user_id=user.pk, by_id=user.pk, why=why))
        messages.info(
            request,
            _("您有一段时间没有操作，为了安全已经退出。请重新登录，登录后回到刚才的页面。")
            if why == "idle"
            else _("您登录的时间已满，为了安全已经退出。请重新登录，登录后回到刚才的页面。"),
        )


class SecondFactorMiddleware:
    """Where an authenticator is required, lead who has none to enrol before anything else."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *view: Any) -> HttpResponse | None:
        if not settings.SECOND_FACTOR_REQUIRED or not request.session.get(SESSION_KEY):
            return None
        match = request.resolver_match
        if match is not None and match.view_name in OPEN_WITHOUT_SECOND_FACTOR:
            return None
        return redirect("mfa_activate_totp") if second_factor.is_missing(request) else None
