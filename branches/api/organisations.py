"""The tree of a day for an outside authority's platform: what it was called, what it stood under, since when. Never a person."""

from datetime import date
from typing import Any, ClassVar

from django.db.models import F, QuerySet
from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from branches.models import Organisation
from branches.states import OrganisationKind
from jinxi_portal.kernel import clock
from jinxi_portal.rest.public import ApiListView, ParameterUnfit


class OrganisationAnswer(serializers.Serializer[Organisation]):
    id = serializers.UUIDField(source="uid", help_text=_("长期不变，更名后也一样。"))
    name = serializers.CharField(source="name_then", help_text=_("这一天的名称。"))
    kind = serializers.ChoiceField(OrganisationKind.choices, source="kind_then")
    parent = serializers.UUIDField(  # type: ignore[assignment]  # the name is the API's; the base class uses it otherwise
        source="parent_uid_then", allow_null=True, help_text=_("这一天的上级组织。")
    )
    founded_on = serializers.DateField()
    dissolved_on = serializers.DateField(allow_null=True, help_text=_("不再存在的第一天；至今存在的为空。"))
    as_of = serializers.DateField(help_text=_("以哪一天为准。"))


class OrganisationsView(ApiListView):
    scope: ClassVar[str] = "organisations:read"
    serializer_class = OrganisationAnswer
    ordering = "id"

    def get_queryset(self) -> QuerySet[Organisation]:
        if getattr(self, "swagger_fake_view", False):
            return Organisation.objects.none()
        return Organisation.objects.as_of(self.day).annotate(parent_uid_then=F("form_then__parent__uid"))

    def get_serializer(self, *args: Any, **kwargs: Any) -> Any:
        # without rows the description is made
        for row in args[0] if args else ():
            row.as_of = self.day
        return super().get_serializer(*args, **kwargs)

    @extend_schema(
        operation_id="list_organisations",
        tags=["organisations"],
        summary=_("某一天的党组织"),
        description=_("供上级平台读取：这一天存在的党组织，当时的名称、类别和上级。只有公开信息，不含任何人员和人数。"),
        parameters=[
            OpenApiParameter("on", OpenApiTypes.DATE, description=_("以哪一天为准，不晚于今天；不写就是今天。"))
        ],
    )
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        self.day = _day(request.query_params.get("on", ""))
        return super().get(request, *args, **kwargs)


def _day(given: str) -> date:
    try:
        day = date.fromisoformat(given) if given else clock.today()
    except ValueError as error:
        raise ParameterUnfit() from error
    if day > clock.today():
        raise ParameterUnfit()
    return day
