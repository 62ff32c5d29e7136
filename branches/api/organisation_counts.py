"""Sums of a month for an outside authority's platform. A count below five is not given, nor a sum that would give it away."""

import re
from datetime import date
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from branches.aggregates import Counts, OrganisationCounts, counts_of, last_whole_month
from branches.rules.small_counts import SMALLEST
from jinxi_portal.kernel import clock
from jinxi_portal.rest.public import ApiView, ParameterUnfit

_MONTH = re.compile(r"(20\d\d)-(0[1-9]|1[0-2])", re.ASCII)


class OrganisationCountsAnswer(serializers.Serializer[OrganisationCounts]):
    id = serializers.UUIDField(source="uid", help_text=_("与 organisations 里的 id 相同。"))
    members = serializers.IntegerField(
        allow_null=True,
        min_value=SMALLEST,
        help_text=_(
            "月末组织关系在此和在此参加活动的党员数；上级组织是所属支部之和。不足 5 人、或会推算出不足 5 人的，为空。"
        ),
    )
    meetings = serializers.IntegerField(
        allow_null=True, min_value=SMALLEST, help_text=_("截至月末十二个月里召开的会议数，不足 5 次的为空。")
    )


class MonthlyCountsAnswer(serializers.Serializer[Counts]):
    month = serializers.CharField(help_text=_("年-月。"))
    counted_on = serializers.DateField(help_text=_("以这一天为准：该月最后一天。"))
    organisations = OrganisationCountsAnswer(many=True)
    help_resolved = serializers.IntegerField(
        allow_null=True, min_value=SMALLEST, help_text=_("同一十二个月里支部直接办结的求助数，不足 5 件的为空。")
    )
    help_median_days = serializers.FloatField(allow_null=True, help_text=_("这些求助办结天数的中位数。"))


class OrganisationCountsView(ApiView):
    scope: ClassVar[str] = "organisations:read"

    @extend_schema(
        operation_id="organisation_counts",
        tags=["organisations"],
        summary=_("一个月的汇总数"),
        description=_("供上级平台读取：月末的党员数、近十二个月的会议数和求助办结情况。只有汇总数，没有任何一个人。"),
        parameters=[
            OpenApiParameter(
                "month",
                {"type": "string", "pattern": r"^20[0-9]{2}-(0[1-9]|1[0-2])$"},
                description=_("已经过完的月份；不写就是上个月。"),
            )
        ],
        responses=MonthlyCountsAnswer,
    )
    def get(self, request: Request) -> Response:
        return Response(MonthlyCountsAnswer(counts_of(_month(request.query_params.get("month")))).data)


def _month(given: str | None) -> date:
    """The first day of a month that is over: within a month, days would tell when somebody came or went."""
    latest = last_whole_month(clock.today())
    if given is None:
        return latest
    read: Any = _MONTH.fullmatch(given)
    if read is None or (first := date(int(read[1]), int(read[2]), 1)) > latest:
        raise ParameterUnfit()
    return first
