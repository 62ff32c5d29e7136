"""Exchange meetings at the Home of Household Services, open to everybody: when, where, what about. No person, and no count of any."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from branches.models import Meeting
from branches.states_meetings import MeetingKind, MeetingState
from jinxi_portal.rest.public import ApiListView

#: What the public may know of: a plan that nobody was told of yet is not one.
ANNOUNCED = (
    MeetingState.NOTICED,
    MeetingState.RUNNING,
    MeetingState.HELD,
    MeetingState.CONFIRMED,
)


class ExchangeMeetingAnswer(serializers.Serializer[Meeting]):
    id = serializers.UUIDField(source="uid")
    title = serializers.CharField()
    place = serializers.CharField()
    starts_at = serializers.DateTimeField()
    ends_at = serializers.DateTimeField()
    held = serializers.SerializerMethodField(help_text=_("是否已经召开。"))

    def get_held(self, meeting: Meeting) -> bool:
        return meeting.held_at is not None


class ExchangeMeetingsView(ApiListView):
    scope: ClassVar[str] = ""
    serializer_class = ExchangeMeetingAnswer
    ordering = "-id"

    def get_queryset(self) -> QuerySet[Meeting]:
        return Meeting.objects.filter(kind=MeetingKind.EXCHANGE, state__in=ANNOUNCED)

    @extend_schema(
        operation_id="list_exchange_meetings",
        tags=["branches"],
        summary=_("家政之家交流会"),
        description=_("面向所有家政从业人员的交流会：主题、时间、地点。任何密钥都可以查询；不含人员和人数。"),
    )
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        return super().get(request, *args, **kwargs)
