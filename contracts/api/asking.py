"""What a partner sends."""

import base64
import binascii
from typing import Any

from django.core.files.base import ContentFile
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from contracts.actions.file_contract import SignedFacts
from contracts.refusals import Refusal
from contracts.states import ContractKind, EndReason, PartyRole

_PLAIN = r"^[^\x00-\x1f\x7f]*$"
_NUMBER = r"^[-A-Za-z0-9]*$"
MOST_EXTRA = 20
#: A contract without an employer is not an employer's to file.
KINDS = [each for each in ContractKind.choices if each[0] != ContractKind.DIRECT]


def plain(most: int, about: Any, *, required: bool = False) -> serializers.CharField:
    """One line of text."""
    return serializers.RegexField(
        _PLAIN,
        max_length=most,
        min_length=1 if required else None,
        required=required,
        allow_blank=not required,
        trim_whitespace=False,
        help_text=about,
    )


class WhoseWorker(serializers.Serializer[Any]):
    """Who the worker is, as the employer's own roster knows her."""

    worker_name = plain(60, _("家政服务员的姓名，与贵企业花名册上的一致。"), required=True)
    worker_id_number = plain(30, _("身份证号码；名册上有同名的人时，与手机号码至少给一个。"))
    worker_mobile = plain(30, _("手机号码。"))

    def whom(self) -> dict[str, str]:
        given = self.validated_data
        return {
            "name": given["worker_name"],
            "id_number": given.get("worker_id_number", ""),
            "mobile": given.get("worker_mobile", ""),
        }


class _Signed(WhoseWorker):
    title = plain(120, _("合同名称，例如“家政服务员劳动合同”。"), required=True)
    kind = serializers.ChoiceField(KINDS, help_text=_("employee 员工制，agency 中介制，dispatched 派遣制。"))
    signed_on = serializers.DateField(help_text=_("签订日期，不能晚于今天。"))
    starts_on = serializers.DateField()
    ends_on = serializers.DateField(required=False, allow_null=True, help_text=_("没有结束日期就不写。"))
    reference = plain(60, _("这份合同在贵企业系统里的编号。"))
    replaces = serializers.RegexField(
        _NUMBER,
        required=False,
        allow_blank=True,
        max_length=30,
        help_text=_("以前报送的同一位家政服务员的合同编号（BS-…），由这一份替换。"),
    )

    def facts(self) -> SignedFacts:
        given = self.validated_data
        kind = ContractKind(given["kind"])
        return SignedFacts(
            title=given["title"].strip() or str(kind.label),
            kind=kind,
            signed_on=given["signed_on"],
            starts_on=given["starts_on"],
            ends_on=given.get("ends_on"),
            reference=given.get("reference", "").strip(),
        )


@extend_schema_field({"type": "string", "contentEncoding": "base64", "minLength": 1})
class Base64Field(serializers.CharField):
    """A file inside JSON."""


class NewFiledContract(_Signed):
    pdf = Base64Field(trim_whitespace=False, help_text=_("签好的合同，PDF，以 base64 写在这里，最大 20 MB。"))

    def file(self) -> "ContentFile[bytes]":
        try:
            content = base64.b64decode(self.validated_data["pdf"], validate=True)
        except (binascii.Error, ValueError) as error:
            raise Refusal(_now("pdf 不是完整的 base64。请核对后重发。"), code="not_base64") from error
        return ContentFile(content, name="contract.pdf")


class FiledContractFile(_Signed):
    pdf = serializers.FileField(allow_empty_file=True, help_text=_("签好的合同，带文字的 PDF，最大 20 MB。"))

    def file(self) -> Any:
        return self.validated_data["pdf"]


class _PartyFacts(serializers.Serializer[Any]):
    name = plain(60, _("客户的姓名；其他各方由门户填写。"))
    signatory = plain(60, _("公司由谁签字。"))
    mobile = plain(30, _("签字时验证码发到这个号码。"))
    id_number = plain(30, _("身份证号码；名册上已有完整号码的不用给。"))
    address = plain(200, _("地址。"))


class _Parties(serializers.Serializer[Any]):
    employer = _PartyFacts(required=False)
    worker = _PartyFacts(required=False)
    customer = _PartyFacts(required=False)


class NewContract(WhoseWorker):
    template = serializers.RegexField(
        r"^[a-z0-9_-]*$", max_length=40, help_text=_("范本的代号，见 /contract-templates/。")
    )
    values = serializers.DictField(
        child=serializers.CharField(max_length=300, allow_blank=True, trim_whitespace=False),
        help_text=_("范本的填写项：代号对应内容，都写成文字；日期写成 2026-03-01，金额写成 3800。"),
    )
    parties = _Parties(required=False)
    extra = serializers.ListField(
        child=plain(1000, _("一条补充约定。"), required=True),
        required=False,
        max_length=MOST_EXTRA,
        help_text=_("补充条款，会做条款体检；看上去不公平的不能发出。"),
    )

    def what(self) -> dict[str, Any]:
        given = self.validated_data
        return {
            "values": given["values"],
            "parties": given.get("parties", {}),
            "extra": given.get("extra", []),
        }


class NewLink(serializers.Serializer[Any]):
    role = serializers.ChoiceField(PartyRole.choices, help_text=_("给哪一方：employer、worker 或 customer。"))


class Withdrawal(serializers.Serializer[Any]):
    reason = plain(300, _("为什么撤回，其他各方会看到。"), required=True)


class EndOfContract(serializers.Serializer[Any]):
    ended_on = serializers.DateField(help_text=_("合同的最后一天，不能晚于今天；还没有开始就取消的，写取消的那一天。"))
    reason = serializers.ChoiceField(EndReason.choices, help_text=_("解除原因。"))
    note = plain(300, _("说明，只有监管人员和贵企业看到。"))

    def what(self) -> dict[str, Any]:
        given = self.validated_data
        return {
            "ended_on": given["ended_on"],
            "end_reason": EndReason(given["reason"]),
            "end_note": given.get("note", ""),
        }
