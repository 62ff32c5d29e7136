"""Rosters: handed in by an employer's system, and what became of them.

A roster goes the wizard's own way (``sheets``). Comparing it with the register happens later, in the worker, and nothing of it
can be asked for here.
"""

from typing import Any, ClassVar

from django.db.models import OuterRef, QuerySet, Subquery
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.generics import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response

from jinxi_portal.kernel import clock
from jinxi_portal.rest.public import ApiListView, ApiView, ParameterUnfit, Problem, key_of, machine_of_request
from jinxi_portal.sheets.public import SheetImport, SheetRow, Upload, listed_rows, take_rows, upload_sheet
from members.api import examples
from members.api.answers import RosterAnswer, RowAnswer, keys_of
from members.api.handing_in import DayAhead, NewRoster, RosterFile
from members.intake.rosters import sender_of
from members.models import Employer, Roster

KIND = "roster"
MEGABYTE = 1024 * 1024
_NUMBER = OpenApiParameter(
    "number",
    {"type": "string", "pattern": "^[-A-Za-z0-9_]+$"},
    OpenApiParameter.PATH,
    description=_("报送时得到的编号。"),
)


class EmployerInactive(Problem):
    status_code = 403
    code = "employer_inactive"
    title = _("企业不在合作名单上")
    sentence = _("贵企业现在不在合作名单上，不能报送花名册。请联系综合党委干事。")


def rosters_of(request: Request) -> QuerySet[SheetImport]:
    """What this employer has handed in, whichever way; another employer's is not there."""
    number = Roster.objects.filter(sheet_import_id=OuterRef("pk")).values("number")
    visible = SheetImport.objects.visible_to(machine_of_request(request)).filter(kind_key=KIND)
    return visible.annotate(roster_number=Subquery(number))


class RostersView(ApiListView):
    scope: ClassVar[dict[str, str]] = {"GET": "rosters:read", "POST": "rosters:write"}
    most_bytes: ClassVar[int] = 52 * MEGABYTE
    serializer_class = RosterAnswer
    ordering = "-id"

    def get_queryset(self) -> QuerySet[SheetImport]:
        if getattr(self, "swagger_fake_view", False):
            return SheetImport.objects.none()
        return rosters_of(self.request)

    @extend_schema(
        operation_id="list_rosters",
        tags=["rosters"],
        summary=_("报送过的花名册"),
        description=_("最近的在前；在门户网页上传的也在其中。"),
        examples=examples.LISTED,
    )
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        return super().get(request, *args, **kwargs)

    @extend_schema(
        operation_id="hand_in_roster",
        tags=["rosters"],
        summary=_("报送花名册"),
        description=_(
            "报送一份完整的名单：逐行以 JSON（最多 50,000 行），或以一个文件。马上答复 202 和查询地址，随后由后台读取、收入；"
            "同样的内容再报送一次答复 200，什么也不改动。没有读懂的行留着，其余照收。"
        ),
        request={"application/json": NewRoster, "multipart/form-data": RosterFile},
        responses={202: RosterAnswer, 200: RosterAnswer},
        examples=[*examples.SENT, *examples.ACCEPTED],
    )
    def post(self, request: Request) -> Response:
        upload = _hand_in(request)
        context = {**self.get_serializer_context(), "again": upload.again}
        sheet_import = rosters_of(request).get(pk=upload.sheet_import.pk)
        answer = RosterAnswer(sheet_import, context=context).data
        return Response(answer, status=200 if upload.again else 202, headers={"Location": answer["url"]})


def _hand_in(request: Request) -> Upload:
    employer_id = key_of(request).employer_id
    employer = Employer.objects.filter(pk=employer_id, is_active=True).first() if employer_id is not None else None
    if employer is None:
        raise EmployerInactive()
    as_file = isinstance(request.data, QueryDict)
    given = RosterFile(data=request.data) if as_file else NewRoster(data=request.data)
    given.is_valid(raise_exception=True)
    sent = given.validated_data
    if sent.get("as_of") and sent["as_of"] > clock.today():
        raise DayAhead
    about: dict[str, Any] = {
        "kind_key": KIND,
        "sender_key": sender_of(employer).key,
        "as_of": sent.get("as_of"),
        "by": machine_of_request(request),
    }
    if as_file:
        return upload_sheet(file=sent["file"], without_asking=True, **about)
    return take_rows(rows=sent["rows"], name=sent.get("name", ""), **about)


class RosterView(ApiView):
    scope: ClassVar[str] = "rosters:read"

    @extend_schema(
        operation_id="roster",
        tags=["rosters"],
        summary=_("一份花名册的情况"),
        description=_(
            "报送之后隔几秒查一次，到 state 为 taken、nothing_new、refused、given_up 或 withdrawn 为止。"
            "needs_a_person、waits 要等人在门户里办。"
        ),
        parameters=[_NUMBER],
        responses=RosterAnswer,
        examples=examples.TAKEN,
    )
    def get(self, request: Request, number: str) -> Response:
        found = get_object_or_404(rosters_of(request), number=number)
        return Response(RosterAnswer(found, context={"request": request}).data)


class RosterRowsView(ApiListView):
    scope: ClassVar[str] = "rosters:read"
    serializer_class = RowAnswer
    ordering = "number"

    def get_queryset(self) -> QuerySet[SheetRow]:
        if getattr(self, "swagger_fake_view", False):
            return SheetRow.objects.none()
        rows = listed_rows(self.sheet_import)
        asked = self.request.query_params.get("problems", "false")
        if asked not in {"true", "false"}:
            raise ParameterUnfit()
        return rows.filter(has_problems=True) if asked == "true" else rows

    def get_serializer_context(self) -> dict[str, Any]:
        context = super().get_serializer_context()
        header_row = self.sheet_import.table.get("header_row", 0)
        return {**context, "keys": keys_of(self.sheet_import), "header_row": header_row}

    @extend_schema(
        operation_id="roster_rows",
        tags=["rosters"],
        summary=_("逐行结果"),
        description=_(
            "每一行人员：读懂了没有，哪里不对。空行、小计和说明不在其中。人在门户里改正之后，这里随之更新。"
            "门户不答复这一行的人是谁、是否早已在册。"
        ),
        parameters=[
            _NUMBER,
            OpenApiParameter("problems", bool, description=_("true：只要有问题的行。")),
        ],
        examples=examples.ROWS,
    )
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        self.sheet_import = get_object_or_404(rosters_of(request), number=kwargs["number"])
        return super().get(request, *args, **kwargs)
