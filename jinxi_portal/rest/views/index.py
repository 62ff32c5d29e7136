"""The way in: what is here, who am I; and the answer to addresses that are not."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse
from rest_framework.views import APIView

from jinxi_portal.rest import problems
from jinxi_portal.rest.caller import key_of
from jinxi_portal.rest.entries import api_entries
from jinxi_portal.rest.serializers import IndexAnswer, WhoAmIAnswer
from jinxi_portal.rest.views.api import ApiView


class IndexView(ApiView):
    scope: ClassVar[str] = ""

    @extend_schema(operation_id="index", summary=_("这里有什么"), tags=["start"], responses=IndexAnswer)
    def get(self, request: Request) -> Response:
        entries = {
            entry.key: reverse(entry.url_name, request=request)
            for entry in api_entries
            if entry.scope in key_of(request).scopes
        }
        return Response(
            {
                "name": "Jinxi portal API",
                "version": "1",
                "whoami": reverse("rest:whoami", request=request),
                "schema": reverse("rest:schema", request=request),
                "docs": reverse("rest:docs", request=request),
                "routes": entries,
            }
        )


class WhoAmIView(ApiView):
    scope: ClassVar[str] = ""

    @extend_schema(
        operation_id="whoami", summary=_("这是哪一把密钥，可以做什么"), tags=["start"], responses=WhoAmIAnswer
    )
    def get(self, request: Request) -> Response:
        return Response(WhoAmIAnswer(key_of(request)).data)


@extend_schema(exclude=True)
class NowhereView(ApiView):
    """An address under /api/v1/ that is none: a problem, not a page; only for who holds a key."""

    scope: ClassVar[str] = ""

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        APIView.initial(self, request, *args, **kwargs)
        raise problems.NotFound

    def get(self, request: Request, rest: str) -> Response:
        raise problems.NotFound
