"""The description of the API: for programs as OpenAPI, for people as a page. Public, and without any data."""

from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, override
from django.views.decorators.http import require_safe
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.renderers import OpenApiJsonRenderer, OpenApiYamlRenderer

from jinxi_portal.accounts.public import guarded
from jinxi_portal.rest.description import operations_by_tag
from jinxi_portal.rest.policy import REST
from jinxi_portal.rest.problems import known_problems
from jinxi_portal.rest.scopes import api_scopes


@require_safe
@guarded(REST, "read_schema")
def schema(request: HttpRequest) -> HttpResponse:
    """OpenAPI 3.1 as JSON; ``?format=yaml`` for people with a YAML tool."""
    if request.GET.get("format") == "yaml":
        return _cachable(
            HttpResponse(_text("yaml", get_language() or ""), content_type="application/vnd.oai.openapi; charset=utf-8")
        )
    return _cachable(
        HttpResponse(
            _text("json", get_language() or ""), content_type="application/vnd.oai.openapi+json; charset=utf-8"
        )
    )


@require_safe
@guarded(REST, "read_schema")
def docs(request: HttpRequest) -> HttpResponse:
    context = {
        "tags": operations_by_tag(described(get_language() or "")),
        "problems": sorted(known_problems.values(), key=lambda problem: (problem.status_code, problem.code)),
        "scopes": list(api_scopes),
    }
    return render(request, "rest/docs.html", context)


@cache
def described(language: str) -> dict[str, Any]:
    """The whole description; the code does not change while the process runs."""
    with override(language or None):
        made: dict[str, Any] = SchemaGenerator().get_schema(request=None, public=True)
    return made


@cache
def _text(form: str, language: str) -> bytes:
    renderer = OpenApiYamlRenderer() if form == "yaml" else OpenApiJsonRenderer()
    text: bytes = renderer.render(described(language), renderer_context={})
    return text


def _cachable(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "public, max-age=300"
    return response
