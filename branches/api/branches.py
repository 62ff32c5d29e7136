"""The county's party organisations as the public may know them: names, kinds, parents, places. Never a word of people."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from branches.models import Organisation
from branches.states import OrganisationKind
from jinxi_portal.kernel import clock
from jinxi_portal.rest.public import ApiListView


class BranchAnswer(serializers.Serializer[Organisation]):
    """No count of members either: in a small branch a count tells of persons."""

    id = serializers.UUIDField(source="uid", help_text=_("长期不变，更名后也一样。"))
    name = serializers.CharField()
    kind = serializers.ChoiceField(OrganisationKind.choices)
    parent = serializers.UUIDField(  # type: ignore[assignment]  # the name is the API's; the base class uses it otherwise
        source="parent.uid", allow_null=True, default=None, help_text=_("上级组织。")
    )
    place = serializers.CharField(help_text=_("活动场所，可能为空。"))
    founded_on = serializers.DateField()


class BranchesView(ApiListView):
    scope: ClassVar[str] = "branches:read"
    serializer_class = BranchAnswer
    ordering = "id"

    def get_queryset(self) -> QuerySet[Organisation]:
        if getattr(self, "swagger_fake_view", False):
            return Organisation.objects.none()
        return Organisation.objects.standing(on=clock.today()).select_related("parent")

    @extend_schema(
        operation_id="list_branches",
        tags=["branches"],
        summary=_("党组织名录"),
        description=_("现有党组织的名称、类别、上级和活动场所，只有公开信息，不含任何人员和人数。"),
    )
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        return super().get(request, *args, **kwargs)
