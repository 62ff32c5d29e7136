"""The guard of every page: a view names the policy and the act that let a person in."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from jinxi_portal.accounts.policy_base import Policy

View = Callable[..., HttpResponseBase]


def _to_sign_in(request: HttpRequest) -> HttpResponseBase:
    """The sign-in, which leads back here; a part of a page that htmx asked for sends the whole page there."""
    if request.headers.get("HX-Request") != "true":
        return redirect_to_login(request.get_full_path())
    page = urlsplit(request.headers.get("HX-Current-URL", ""))
    back = redirect_to_login(urlunsplit(("", "", page.path or "/", page.query, "")))
    return HttpResponse(headers={"HX-Redirect": back["Location"]})


def guarded(policy: Policy, act: str) -> Callable[[View], View]:
    """Ask ``policy`` whether the visitor may use this page at all; who is not signed in is sent to the sign-in.

    The page still asks again about the thing it shows. ``tests/permissions`` reads ``portal_guard`` of every view.
    """
    policy.rules[act]  # a missing line fails at import, not at the first visit

    def decorate(view: View) -> View:
        @wraps(view)
        def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            decision = policy.may(request.user, act)
            if not decision and not request.user.is_authenticated:
                return _to_sign_in(request)
            policy.require(request.user, act)
            return view(request, *args, **kwargs)

        wrapper.portal_guard = (policy, act)  # type: ignore[attr-defined]  # read by the permission matrix
        return wrapper

    return decorate


def asked_by_the_page(view: View) -> View:
    """Mark a view that an open page asks for by itself, again and again: it does not keep a session alive, for nobody may be there."""
    view.portal_asked_by_the_page = True  # type: ignore[attr-defined]  # read by the middleware of sessions
    return view


def is_asked_by_the_page(view: Any) -> bool:
    return bool(getattr(view, "portal_asked_by_the_page", False))
