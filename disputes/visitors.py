"""A customer has no account: a mobile proven with a code opens the own cases for half an hour."""

import base64
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import wraps
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from jinxi_portal.kernel import clock
from jinxi_portal.kernel.sealing import Sealed

_KEY = "disputes_visitor"
LASTS = timedelta(minutes=30)


class Visitor(AnonymousUser):
    """Nobody's account; ``mobile_proven`` is the digest by which parties are found, ``mobile`` the number, sealed."""

    def __init__(self, mobile: Sealed) -> None:
        super().__init__()
        self.mobile = mobile
        self.mobile_proven = mobile.digest()


def let_in(request: HttpRequest, mobile: Sealed) -> None:
    """Remember what was proven; the number lies in the session sealed."""
    until = clock.now() + LASTS
    request.session[_KEY] = {"token": base64.b64encode(mobile.token).decode(), "until": until.isoformat()}


def show_out(request: HttpRequest) -> None:
    request.session.pop(_KEY, None)


def visitor_of(request: HttpRequest) -> Visitor | None:
    kept = request.session.get(_KEY)
    if kept is None:
        return None
    if datetime.fromisoformat(kept["until"]) < clock.now():
        show_out(request)
        return None
    return Visitor(Sealed("mobile", token=base64.b64decode(kept["token"])))


def visitors_too(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Outside of the guard: who has not signed in but proven a mobile stands there as a visitor."""

    @wraps(view)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            visitor = visitor_of(request)
            if visitor is not None:
                request.user = visitor
        return view(request, *args, **kwargs)

    return wrapper
