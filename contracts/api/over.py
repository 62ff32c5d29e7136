"""What an employer's system takes back or reports as over: a signing that it started, a contract that it filed."""

from typing import ClassVar

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework.generics import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response

from contracts.actions.end_filed_contract import end_filed_contract
from contracts.actions.stop_signing import withdraw_contract
from contracts.api import examples
from contracts.api.answers_contracts import ContractAnswer
from contracts.api.answers_filed import FiledContractAnswer
from contracts.api.asking import EndOfContract, Withdrawal
from contracts.api.contracts import contracts_of
from contracts.api.filed import NUMBER, filed_of
from contracts.refusals import Refusal
from jinxi_portal.rest.public import ApiView, machine_of_request


class ContractWithdrawalView(ApiView):
    scope: ClassVar[str] = "contracts:write"

    @extend_schema(
        operation_id="withdraw_signing",
        tags=["contracts"],
        summary=_("撤回发起的签字"),
        description=_(
            "各方都签好之前，可以撤回由系统发起的签字；签过的字作废，各方收到通知和理由。"
            "已经签好的答复 409 wrong_state；经办人在门户起草的答复 409 drafted_at_the_desk。"
        ),
        parameters=[NUMBER],
        request=Withdrawal,
        responses={200: ContractAnswer},
        examples=examples.WITHDRAWAL,
    )
    def post(self, request: Request, number: str) -> Response:
        machine = machine_of_request(request)
        contract = get_object_or_404(contracts_of(request), number=number)
        given = Withdrawal(data=request.data)
        given.is_valid(raise_exception=True)
        if contract.created_by_id != machine.pk:
            raise Refusal(_now("这份合同是经办人在门户起草的，请在门户里撤回。"), code="drafted_at_the_desk")
        withdraw_contract(contract=contract, reason=given.validated_data["reason"], by=machine)
        answer = ContractAnswer(contracts_of(request).get(pk=contract.pk), context={"request": request})
        return Response(answer.data)


class FiledContractEndView(ApiView):
    scope: ClassVar[str] = "contracts:write"

    @extend_schema(
        operation_id="end_filed_contract",
        tags=["contracts"],
        summary=_("报告报送的合同已解除"),
        description=_(
            "合同在期限之内提前结束，或者还没有开始就取消时报告；最后一天以后不再算进覆盖率，本人会收到通知。到期的不用报告。"
        ),
        parameters=[NUMBER],
        request=EndOfContract,
        responses={200: FiledContractAnswer},
        examples=examples.ENDING,
    )
    def post(self, request: Request, number: str) -> Response:
        filed = get_object_or_404(filed_of(request), number=number)
        given = EndOfContract(data=request.data)
        given.is_valid(raise_exception=True)
        end_filed_contract(filed=filed, by=machine_of_request(request), **given.what())
        answer = FiledContractAnswer(filed_of(request).get(pk=filed.pk), context={"request": request})
        return Response(answer.data)
