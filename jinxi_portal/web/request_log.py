"""One log line per request: route, outcome, time, who by number. No path, no address, no form content."""

import time
from collections.abc import Callable

import structlog
from django.http import HttpRequest, HttpResponse
from structlog.contextvars import bind_contextvars, clear_contextvars

_log = structlog.get_logger("jinxi_portal.request")
#: Asked every few seconds by those who watch over the portal.
_QUIET = {"web:healthz", "web:readyz"}


class RequestLogMiddleware:
    """Stands right after ``RequestIdMiddleware``: every line written while a request lasts carries its id."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        clear_contextvars()
        bind_contextvars(request_id=getattr(request, "request_id", ""))
        began = time.perf_counter()
        response = self.get_response(request)
        match = request.resolver_match
        if match is None and response.status_code < 400:  # a static file
            return response
        if match is None or match.view_name not in _QUIET:
            _log.info(
                "request",
                method=request.method,
                route=(match.view_name or match.route) if match else "none",
                status=response.status_code,
                milliseconds=round((time.perf_counter() - began) * 1000),
                user_id=_user_id(request),
            )
        return response


def _user_id(request: HttpRequest) -> int | None:
    """Who is signed in, when the request needed to know; asking now would cost a query."""
    user = getattr(request, "_cached_user", None)
    return None if user is None else user.pk
