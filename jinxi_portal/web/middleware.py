"""What every request and answer carries: a request id, the person's own language, headers that protect pages."""

import re
import uuid
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from jinxi_portal.web.views.errors import method_not_allowed

Answer = Callable[[HttpRequest], HttpResponse]

_SAFE = re.compile(r"[A-Za-z0-9-]{8,64}")
_LANGUAGES = dict(settings.LANGUAGES)

#: Nothing in the portal films, records, locates or pays; a page that needs one of these sets the header itself.
PERMISSIONS_POLICY = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()"


class RequestIdMiddleware:
    """A request id on every request and answer, so that a log line can be found from what a person reports."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        given = request.headers.get("X-Request-ID", "")
        request.request_id = given if _SAFE.fullmatch(given) else uuid.uuid4().hex  # type: ignore[attr-defined]
        response = self.get_response(request)
        response["X-Request-ID"] = request.request_id  # type: ignore[attr-defined]
        return response


class OwnLanguageMiddleware:
    """Who is signed in and chose a language gets it on every machine; stands after authentication."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        chosen: Any = getattr(request.user, "language", "") if hasattr(request, "user") else ""
        if chosen in _LANGUAGES:
            translation.activate(chosen)
            request.LANGUAGE_CODE = chosen
        return self.get_response(request)


class OpenedActMiddleware:
    """Who opens the address of an act like a page gets words instead of an empty window; stands innermost."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code == 405 and not response.streaming and not response.content:
            page = method_not_allowed(request)
            page["Allow"] = response["Allow"]
            return page
        return response


class PageHeadersMiddleware:
    """Pages are not kept by browsers of shared machines, and may not use the device's sensors."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not request.path.startswith(settings.STATIC_URL):
            response.headers.setdefault("Cache-Control", "no-store")
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response
