"""The portal's addresses and a room of the tests' own: things are drafts of the caller."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError as DjangoValidationError
from django.db.models import QuerySet
from django.urls import path
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from jinxi_portal.records.models import Draft
from jinxi_portal.rest.public import ApiListView, ApiView, machine_of_request
from jinxi_portal.urls import urlpatterns as portal


class Thing(serializers.Serializer[Any]):
    name = serializers.CharField(max_length=20)
    count = serializers.IntegerField(min_value=1, max_value=9)


class ThingAnswer(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    key = serializers.CharField()


class RefusedError(Exception):
    code = "already_there"
    sentence = "这个名字已经有了，请换一个。"


class ThingsView(ApiListView):
    scope: ClassVar[dict[str, str]] = {"GET": "things:read", "POST": "things:write"}
    serializer_class = ThingAnswer

    def get_queryset(self) -> QuerySet[Draft]:
        if getattr(self, "swagger_fake_view", False):
            return Draft.objects.none()
        return Draft.objects.filter(user=machine_of_request(self.request))

    @extend_schema(operation_id="list_things", tags=["things"])
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        return super().get(request, *args, **kwargs)

    @extend_schema(operation_id="make_thing", tags=["things"], request=Thing, responses={201: ThingAnswer})
    def post(self, request: Request) -> Response:
        given = Thing(data=request.data)
        given.is_valid(raise_exception=True)
        name = given.validated_data["name"]
        made = Draft.objects.create(
            user=machine_of_request(request), key=f"tests.{Draft.objects.count()}", content=name
        )
        match name:
            case "taken":
                raise RefusedError
            case "wrong":
                raise DjangoValidationError({"name": "不对"})
            case "crash":
                raise ZeroDivisionError
        return Response(ThingAnswer(made).data, status=201, headers={"Location": f"/api/v1/things/{made.pk}/"})


@extend_schema(exclude=True)
class ClosedView(ApiView):
    """Somebody forgot to name a scope."""

    def get(self, request: Request) -> Response:
        return Response({})

    def post(self, request: Request) -> Response:
        return Response({})


urlpatterns = [
    path("api/v1/things/", ThingsView.as_view(), name="things"),
    path("api/v1/closed/", ClosedView.as_view(), name="closed"),
    *portal,
]
handler404 = "jinxi_portal.web.views.errors.not_found"
handler403 = "jinxi_portal.web.views.errors.forbidden"
handler500 = "jinxi_portal.web.views.errors.server_error"
