"""The guard of every page: a view names the policy and the act that let a person in."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from jinxi_portal.accounts.policy_base import Policy

View = Callable[..., HttpResponseBase]


def _to_sign_in(request: HttpRequest) -> HttpResponseBase:
    """The sign-in, which leads back here; a part of a page that htmx asked for sends the whole page there."""
    if request.headers.get("HX-Request") == "true":
        back = redirect_to_login(_page_of(request.headers.get("HX-Current-URL", "")))
        return HttpResponse(headers={"HX-Redirect": back["Location"]})
    if request.method in {"GET", "HEAD"}:
        return redirect_to_login(request.get_full_path())
    # The session ran out under an open form: its own address may be an act, which nobody can open.
    messages.warning(request, _("您需要重新登录，刚才的提交没有生效。登录后请再提交一次。"))
    referer = request.headers.get("Referer", "")
    return redirect_to_login(_page_of(referer) if urlsplit(referer).netloc == request.get_host() else "/")


def _page_of(address: str) -> str:
    """The page a visitor is on, without its host: the sign-in leads back into the portal only."""
    page = urlsplit(address)
    return urlunsplit(("", "", page.path or "/", page.query, ""))


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
