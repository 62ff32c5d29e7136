"""What goes wrong under /api/ before or beside its views: programs get a problem, people the page."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse

from jinxi_portal.rest.answering import MEDIA_TYPE, body_of
from jinxi_portal.rest.problems import Problem

Handler = Callable[..., HttpResponse]
#: Below /api/ for people: the keys of an employer, and the description.
_FOR_PEOPLE = ("rest:keys", "rest:docs")


def with_problem(page: Handler, problem: Callable[[], Problem]) -> Handler:
    """A ``handler404`` and its like: ``page`` for people, ``problem`` for programs."""

    def handle(request: HttpRequest, *given: Any, **named: Any) -> HttpResponse:
        return _answer(request, problem()) if _is_program(request) else page(request, *given, **named)

    return handle


def _is_program(request: HttpRequest) -> bool:
    root = reverse("rest:index").removesuffix("v1/")
    return request.path.startswith(root) and not request.path.startswith(tuple(map(reverse, _FOR_PEOPLE)))


def _answer(request: HttpRequest, problem: Problem) -> HttpResponse:
    # The request's own name may be what is refused, so the address of the description is given without it.
    body = {**body_of(problem, None), "request_id": getattr(request, "request_id", "")}
    return JsonResponse(
        body, status=problem.status_code, content_type=MEDIA_TYPE, json_dumps_params={"ensure_ascii": False}
    )
