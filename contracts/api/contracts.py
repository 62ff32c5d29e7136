"""Signing in the portal, started by an employer's system: contracts from a standard template, their state, links for signers."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.urls import reverse as page
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework.generics import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response

from contracts.actions.links import issue_link
from contracts.actions.start_signing import Unfit, start_signing
from contracts.api import examples
from contracts.api.answers_contracts import ContractAnswer, LinkAnswer, TemplateAnswer
from contracts.api.asking import NewContract, NewLink
from contracts.api.filed import NUMBER
from contracts.api.problems import ContractUnfit, employer_of
from contracts.models import Contract, TemplateVersion
from contracts.own_workers import worker_on_roster
from contracts.refusals import Refusal
from contracts.states import ContractKind
from jinxi_portal.kernel import clock
from jinxi_portal.rest.public import ApiListView, ApiView, machine_of_request


def contracts_of(request: Request) -> QuerySet[Contract]:
    """This employer's contracts, whoever drafted them; another employer's is not there."""
    rows = Contract.objects.visible_to(machine_of_request(request)).select_related("version__template", "worker")
    return rows.prefetch_related("parties__signatures")


def templates_in_force() -> QuerySet[TemplateVersion]:
    """Today's standard contracts that an employer is a party to."""
    newest = TemplateVersion.objects.in_force(on=clock.today()).values("pk")
    rows = TemplateVersion.objects.filter(pk__in=newest).exclude(template__kind=ContractKind.DIRECT)
    return rows.select_related("template")


class TemplatesView(ApiListView):
    scope: ClassVar[str] = "contracts:read"
    serializer_class = TemplateAnswer
    ordering = "id"

    def get_queryset(self) -> QuerySet[TemplateVersion]:
        if getattr(self, "swagger_fake_view", False):
            return TemplateVersion.objects.none()
        return templates_in_force()

    @extend_schema(
        operation_id="list_contract_templates",
        tags=["contracts"],
        summary=_("现行的标准合同和填写项"),
        description=_("发起签字时，values 按这里的填写项给。"),
    )
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        return super().get(request, *args, **kwargs)


class ContractsView(ApiListView):
    scope: ClassVar[dict[str, str]] = {"GET": "contracts:read", "POST": "contracts:write"}
    serializer_class = ContractAnswer
    ordering = "-id"

    def get_queryset(self) -> QuerySet[Contract]:
        if getattr(self, "swagger_fake_view", False):
            return Contract.objects.none()
        return contracts_of(self.request)

    @extend_schema(
        operation_id="list_contracts",
        tags=["contracts"],
        summary=_("在门户里签的合同"),
        description=_("最近的在前；经办人在门户网页起草的也在其中。"),
        examples=examples.CONTRACT,
    )
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        return super().get(request, *args, **kwargs)

    @extend_schema(
        operation_id="start_signing",
        tags=["contracts"],
        summary=_("用标准合同发起签字"),
        description=_(
            "按起草页面的同一套规则检查填写项、最低工资和补充条款，全都合适才发出，否则什么也不留下。"
            "有帐号的人收到通知；没有帐号的一方要一次性签字链接。"
        ),
        request=NewContract,
        responses={201: ContractAnswer},
        examples=examples.SIGNING,
    )
    def post(self, request: Request) -> Response:
        employer, machine = employer_of(request), machine_of_request(request)
        given = NewContract(data=request.data)
        given.is_valid(raise_exception=True)
        version = templates_in_force().filter(template__key=given.validated_data["template"]).first()
        if version is None:
            raise Refusal(_now("没有这份现行的范本，代号见 /contract-templates/。"), code="template_unknown")
        worker = worker_on_roster(employer=employer, **given.whom())
        try:
            made = start_signing(version=version, employer=employer, worker=worker, by=machine, **given.what())
        except Unfit as unfit:
            raise ContractUnfit.of(unfit) from unfit
        answer = ContractAnswer(contracts_of(request).get(pk=made.pk), context=self.get_serializer_context()).data
        return Response(answer, status=201, headers={"Location": answer["url"]})


class ContractView(ApiView):
    scope: ClassVar[str] = "contracts:read"

    @extend_schema(
        operation_id="contract",
        tags=["contracts"],
        summary=_("一份合同签到哪里"),
        parameters=[NUMBER],
        responses=ContractAnswer,
        examples=examples.CONTRACT,
    )
    def get(self, request: Request, number: str) -> Response:
        found = get_object_or_404(contracts_of(request), number=number)
        return Response(ContractAnswer(found, context={"request": request}).data)


class ContractLinksView(ApiView):
    scope: ClassVar[str] = "contracts:write"

    @extend_schema(
        operation_id="issue_signing_link",
        tags=["contracts"],
        summary=_("给没有帐号的一方要一个签字链接"),
        description=_(
            "链接只能用一次，签字截止前有效；再要一个，前一个就作废。请只交给这一方本人。"
            "各方都签完以后要的链接用来取文件，三十天内有效，打开后先用短信验证码确认是本人。"
        ),
        parameters=[NUMBER],
        request=NewLink,
        responses={201: LinkAnswer},
    )
    def post(self, request: Request, number: str) -> Response:
        contract = get_object_or_404(contracts_of(request), number=number)
        given = NewLink(data=request.data)
        given.is_valid(raise_exception=True)
        party = contract.parties.select_related("contract").filter(role=given.validated_data["role"]).first()
        if party is None:
            raise Refusal(_now("这种合同没有这一方。"), code="no_such_party")
        token = issue_link(party=party, by=machine_of_request(request))
        url = request.build_absolute_uri(page("contracts:link", args=[token]))
        party.refresh_from_db(fields=["link_until"])
        answer = LinkAnswer({"role": party.role, "url": url, "until": party.link_until})
        return Response(answer.data, status=201)
