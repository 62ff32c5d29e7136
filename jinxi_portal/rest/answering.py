"""Whatever goes wrong under /api/ is answered as a problem."""

import math
from collections.abc import Iterator
from typing import Any

import structlog
from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.core.exceptions import ValidationError as DjangoValidationError
from django.http import Http404
from django.urls import reverse
from rest_framework import exceptions as drf
from rest_framework.response import Response
from rest_framework.settings import api_settings
from rest_framework.views import set_rollback

from jinxi_portal.rest import problems
from jinxi_portal.rest.problems import Problem

log = structlog.get_logger(__name__)
MEDIA_TYPE = "application/problem+json"


def answer_problem(error: Exception, context: dict[str, Any]) -> Response:
    """DRF's exception handler."""
    problem = problem_of(error)
    set_rollback()
    request = context.get("request")
    response = Response(body_of(problem, request), status=problem.status_code, content_type=MEDIA_TYPE)
    for name, value in problem.headers.items():
        response[name] = value
    if problem.status_code == 401:
        response["WWW-Authenticate"] = 'Bearer realm="jinxi"'
    return response


def body_of(problem: Problem, request: Any) -> dict[str, Any]:
    path = f"{reverse('rest:docs')}#problem-{problem.code}"
    body: dict[str, Any] = {
        "type": request.build_absolute_uri(path) if request is not None else path,
        "title": str(problem.title),
        "status": problem.status_code,
        "code": problem.code,
        "detail": problem.text,
        "request_id": getattr(request, "request_id", ""),
    }
    if problem.errors is not None:
        body["errors"] = problem.errors
    return body


def problem_of(error: Exception) -> Problem:
    match error:
        case Problem():
            return error
        case Http404() | drf.NotFound():
            return problems.NotFound()
        case drf.ValidationError():
            return problems.Invalid(errors=list(_errors(error.get_full_details())))
        case DjangoValidationError():
            found = (
                [
                    {"pointer": "", "code": each.code or "invalid", "detail": text}
                    for each in error.error_list
                    for text in each.messages
                ]
                if not hasattr(error, "error_dict")
                else [
                    {"pointer": f"/{name}", "code": "invalid", "detail": text}
                    for name, texts in error.message_dict.items()
                    for text in texts
                ]
            )
            return problems.Invalid(errors=found)
        case drf.NotAuthenticated() | drf.AuthenticationFailed():
            return problems.KeyMissing()
        case PermissionDenied() | drf.PermissionDenied():
            return problems.NotPermitted()
        case drf.MethodNotAllowed():
            return problems.MethodNotAllowed()
        case drf.NotAcceptable():
            return problems.NotAcceptable()
        case drf.UnsupportedMediaType():
            return problems.MediaTypeNotTaken()
        case drf.Throttled():
            seconds = max(1, math.ceil(getattr(error, "wait", None) or 1))
            return problems.TooManyRequests(headers={"Retry-After": str(seconds)}, seconds=seconds)
        case RequestDataTooBig():
            return problems.BodyTooLarge(most="")
        case drf.ParseError():
            return problems.BodyUnreadable()
    if isinstance(getattr(error, "code", None), str) and hasattr(error, "sentence"):
        return _refused(error)
    log.exception("api_failed", exc_info=error)
    return problems.OurFault()


def _refused(refusal: Any) -> Problem:
    """A room's own refusal (``code``, ``sentence``, perhaps ``what_to_do``): its act was asked for rightly and cannot be done."""
    problem = problems.Invalid()
    problem.status_code, problem.text = 409, f"{refusal.sentence}{getattr(refusal, 'what_to_do', '')}"
    problem.code, problem.title = refusal.code, problems.NotPermitted.title  # type: ignore[misc]  # of this one only
    return problem


def _errors(details: Any, pointer: str = "") -> Iterator[dict[str, str]]:
    """Every error with a JSON pointer to what is wrong."""
    if isinstance(details, list):
        for place, item in enumerate(details):
            if isinstance(item, dict) and set(item) == {"message", "code"}:
                yield {"pointer": pointer, "code": str(item["code"]), "detail": str(item["message"])}
            else:
                yield from _errors(item, f"{pointer}/{place}")
    elif isinstance(details, dict):
        if set(details) == {"message", "code"}:
            yield {"pointer": pointer, "code": str(details["code"]), "detail": str(details["message"])}
            return
        for name, item in details.items():
            part = (
                ""
                if name == api_settings.NON_FIELD_ERRORS_KEY
                else "/" + str(name).replace("~", "~0").replace("/", "~1")
            )
            yield from _errors(item, pointer + part)
