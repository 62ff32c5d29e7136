"""The guard of every page: a view names the policy and the act that let a person in."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse

from jinxi_portal.accounts.policy_base import Policy

View = Callable[..., HttpResponse]


def guarded(policy: Policy, act: str) -> Callable[[View], View]:
    """Ask ``policy`` whether the visitor may use this page at all; who is not signed in is sent to the sign-in.

    The page still asks again about the thing it shows. ``tests/permissions`` reads ``portal_guard`` of every view.
    """
    policy.rules[act]  # a missing line fails at import, not at the first visit

    def decorate(view: View) -> View:
        @wraps(view)
        def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            decision = policy.may(request.user, act)
            if not decision and not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            policy.require(request.user, act)
            return view(request, *args, **kwargs)

        wrapper.portal_guard = (policy, act)  # type: ignore[attr-defined]  # read by the permission matrix
        return wrapper

    return decorate
