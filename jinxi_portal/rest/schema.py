"""What the OpenAPI description says of every operation beyond what its view says."""

from typing import Any, Literal

from django.utils.translation import gettext_lazy as _
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, inline_serializer
from rest_framework import serializers

from jinxi_portal.rest.idempotency import HEADER
from jinxi_portal.rest.permissions import scope_of
from jinxi_portal.rest.throttling import SAFE

PROBLEM = inline_serializer(
    "Problem",
    {
        "type": serializers.URLField(),
        "title": serializers.CharField(),
        "status": serializers.IntegerField(),
        "code": serializers.CharField(),
        "detail": serializers.CharField(),
        "request_id": serializers.CharField(),
        "errors": inline_serializer(
            "ProblemError",
            {"pointer": serializers.CharField(), "code": serializers.CharField(), "detail": serializers.CharField()},
            many=True,
            required=False,
        ),
    },
)
_MEDIA = "application/problem+json"
_ALWAYS = (400, 401, 403, 404, 405, 406, 429, 500)
_WRITES = (409, 413, 415, 422)


class ApiSchema(AutoSchema):
    """Adds the ``Idempotency-Key``, the problems every operation may answer, and the scope it needs."""

    def get_override_parameters(self) -> list[Any]:
        if self.method in SAFE:
            return []
        return [
            OpenApiParameter(
                HEADER,
                {"type": "string", "minLength": 8, "maxLength": 128, "pattern": "^[!-~]+$"},
                OpenApiParameter.HEADER,
                required=True,
                description=_("每次新请求用一个新的，重发时用同一个。"),
            )
        ]

    def _get_response_bodies(self, direction: Literal["request", "response"] = "response") -> dict[str, Any]:
        bodies: dict[str, Any] = super()._get_response_bodies(direction)
        for status in (*_ALWAYS, *(() if self.method in SAFE else _WRITES)):
            problem = self._get_response_for_code(OpenApiResponse(PROBLEM), str(status), [_MEDIA], direction)
            bodies.setdefault(str(status), problem)
        return bodies

    def get_description(self) -> str:  # type: ignore[override]  # as in drf_spectacular
        """Only what ``extend_schema(description=…)`` says; docstrings are for us."""
        return ""

    def get_extensions(self) -> dict[str, Any]:
        scope = scope_of(self.view, str(self.method))
        return {"x-scope": scope} if scope else {}
