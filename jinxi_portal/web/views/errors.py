"""Error pages that say what happened and what to do."""

import logging

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader
from django.utils.translation import gettext_lazy as _

from jinxi_portal.accounts.public import guarded
from jinxi_portal.web.parts import Tone
from jinxi_portal.web.policy import POLICY
from jinxi_portal.web.toasts import with_toast

logger = logging.getLogger(__name__)


NOT_YOURS = _("您的岗位没有这项权限。")
TOO_LARGE = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if isinstance(exception, TOO_LARGE):
        return render(request, "errors/413.html", status=413)
    return render(request, "errors/400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A colleague learns why not and whom to ask; in a part of a page as a toast."""
    decision = getattr(exception, "decision", None)
    if request.headers.get("HX-Request") == "true":
        return with_toast(HttpResponse(status=403), getattr(decision, "reason", "") or NOT_YOURS, Tone.BAD)
    return render(request, "errors/403.html", {"decision": decision}, status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "errors/404.html", status=404)


def method_not_allowed(request: HttpRequest) -> HttpResponse:
    """The address of an act was opened like a page: from the history, or after signing in again."""
    return render(request, "errors/405.html", status=405)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was open for too long or in two tabs; nothing was changed."""
    logger.warning("csrf check failed: %s", reason)
    return render(request, "errors/csrf.html", status=403)


def too_many_requests(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Somebody tried too often in a short time; called by allauth's rate limits."""
    return render(request, "errors/429.html", status=429)


def server_error(request: HttpRequest) -> HttpResponse:
    """Rendered without the request: the database or the session may be what is broken."""
    page = loader.get_template("errors/500.html").render({"request_id": getattr(request, "request_id", "")})
    return HttpResponse(page, status=500)


@guarded(POLICY, "see_offline_page")
def offline(request: HttpRequest) -> HttpResponse:
    """What a phone shows when it has no network; fetched beforehand by pages that work offline."""
    return HttpResponse(loader.get_template("errors/offline.html").render({}))
