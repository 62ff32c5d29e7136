"""Signed contracts: filed by an employer's system, and what became of them."""

from typing import Any, ClassVar

from django.db.models import Prefetch, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.generics import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response

from contracts.actions.file_contract import file_contract
from contracts.api import examples
from contracts.api.answers_filed import FiledContractAnswer
from contracts.api.asking import FiledContractFile, NewFiledContract
from contracts.api.problems import employer_of
from contracts.models import FiledContract, Finding
from contracts.own_workers import worker_on_roster
from contracts.refusals import Refusal
from jinxi_portal.rest.public import ApiListView, ApiView, machine_of_request

MEGABYTE = 1024 * 1024
NUMBER = OpenApiParameter(
    "number",
    {"type": "string", "pattern": "^[-A-Za-z0-9_]+$"},
    OpenApiParameter.PATH,
    description=_("报送或发起时得到的编号。"),
)


def filed_of(request: Request) -> QuerySet[FiledContract]:
    """What this employer has filed, whichever way; another employer's is not there."""
    machine = machine_of_request(request)
    confirmed = Prefetch("filed_text__findings", Finding.objects.visible_to(machine))
    rows = FiledContract.objects.visible_to(machine).select_related("worker", "filed_text", "replaced_by")
    return rows.prefetch_related(confirmed)


class FiledContractsView(ApiListView):
    scope: ClassVar[dict[str, str]] = {"GET": "contracts:read", "POST": "contracts:write"}
    #: twenty megabytes grow by a third in base64
    most_bytes: ClassVar[int] = 28 * MEGABYTE
    serializer_class = FiledContractAnswer
    ordering = "-id"

    def get_queryset(self) -> QuerySet[FiledContract]:
        if getattr(self, "swagger_fake_view", False):
            return FiledContract.objects.none()
        return filed_of(self.request)

    @extend_schema(
        operation_id="list_filed_contracts",
        tags=["contracts"],
        summary=_("报送过的合同"),
        description=_("最近的在前；经办人在门户网页报送的也在其中。"),
        examples=examples.FILED,
    )
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        return super().get(request, *args, **kwargs)

    @extend_schema(
        operation_id="file_contract",
        tags=["contracts"],
        summary=_("报送签好的合同"),
        description=_(
            "报送一份在别处签好的合同：说明和 PDF，以 JSON（PDF 写成 base64）或表单。家政服务员在贵企业自己的花名册里认。"
            "马上答复 202 和查询地址，随后由后台读：是不是县里的标准文本，有没有不公平条款。同一个文件再报送一次答复 200，什么也不改动。"
            "PDF 不公开，只有监管人员、贵企业和本人能打开。"
        ),
        request={"application/json": NewFiledContract, "multipart/form-data": FiledContractFile},
        responses={202: FiledContractAnswer, 200: FiledContractAnswer},
        examples=examples.FILING,
    )
    def post(self, request: Request) -> Response:
        employer = employer_of(request)
        given: Any = (FiledContractFile if isinstance(request.data, QueryDict) else NewFiledContract)(data=request.data)
        given.is_valid(raise_exception=True)
        filed, again = file_contract(
            employer=employer,
            worker=worker_on_roster(employer=employer, **given.whom()),
            facts=given.facts(),
            file=given.file(),
            by=machine_of_request(request),
            replaces=_replaced(request, given.validated_data.get("replaces", "")),
        )
        context = {**self.get_serializer_context(), "again": again}
        answer = FiledContractAnswer(filed_of(request).get(pk=filed.pk), context=context).data
        return Response(answer, status=200 if again else 202, headers={"Location": answer["url"]})


def _replaced(request: Request, number: str) -> FiledContract | None:
    if not number:
        return None
    found = FiledContract.objects.visible_to(machine_of_request(request)).filter(number=number.upper()).first()
    if found is None:
        raise Refusal(
            _now("没有编号为 %(number)s 的合同可以替换，请核对。") % {"number": number}, code="replaces_unknown"
        )
    return found


class FiledContractView(ApiView):
    scope: ClassVar[str] = "contracts:read"

    @extend_schema(
        operation_id="filed_contract",
        tags=["contracts"],
        summary=_("一份报送的合同的情况"),
        description=_("报送之后隔几秒查一次，到 state 不再是 reading 为止。以后有人认定了不公平条款，会变为 unfair。"),
        parameters=[NUMBER],
        responses=FiledContractAnswer,
        examples=examples.FILED,
    )
    def get(self, request: Request, number: str) -> Response:
        found = get_object_or_404(filed_of(request), number=number)
        return Response(FiledContractAnswer(found, context={"request": request}).data)
