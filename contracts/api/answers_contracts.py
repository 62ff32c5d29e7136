"""What a partner gets to know of a contract that is signed in the portal, and of the templates it may use."""

from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers
from rest_framework.reverse import reverse

from contracts.models import Contract, TemplateVersion
from contracts.rules.signing import whose_turn
from contracts.rules.variables import TYPES
from contracts.states import ContractKind, ContractState, PartyRole, Relation
from contracts.wording import variables_of


class PartyAnswer(serializers.Serializer[Any]):
    role = serializers.ChoiceField(PartyRole.choices)
    label = serializers.CharField(help_text=_("甲方、乙方、丙方。"))  # type: ignore[assignment]  # the name is the API's
    turn = serializers.BooleanField(help_text=_("现在轮到这一方签字。"))
    opened_at = serializers.DateTimeField(allow_null=True)
    signed_at = serializers.DateTimeField(allow_null=True)


class ContractAnswer(serializers.Serializer[Contract]):
    number = serializers.CharField()
    state = serializers.ChoiceField(ContractState.choices)
    detail = serializers.CharField(help_text=_("现在怎样、接下来做什么，给人看。"))
    kind = serializers.ChoiceField(ContractKind.choices)
    relation = serializers.ChoiceField(Relation.choices)
    template = serializers.CharField(help_text=_("范本的代号。"))
    version = serializers.IntegerField(help_text=_("范本的第几版。"))
    worker_name = serializers.CharField()
    starts_on = serializers.DateField(allow_null=True)
    ends_on = serializers.DateField(allow_null=True)
    sent_at = serializers.DateTimeField(allow_null=True)
    sign_by = serializers.DateTimeField(allow_null=True, help_text=_("签字截止。"))
    completed_at = serializers.DateTimeField(allow_null=True, help_text=_("各方都签好的时间。"))
    ended_on = serializers.DateField(allow_null=True)
    reason = serializers.CharField(help_text=_("不同意、退回、撤回或开始前取消的理由。"))
    parties = PartyAnswer(many=True)
    url = serializers.URLField()

    def to_representation(self, instance: Contract) -> dict[str, Any]:
        moment, day = serializers.DateTimeField(), serializers.DateField()

        def said(field: Any, value: Any) -> Any:
            return field.to_representation(value) if value else None

        return {
            "number": instance.number,
            "state": instance.state,
            "detail": sentence_of(instance),
            "kind": instance.kind,
            "relation": instance.relation,
            "template": instance.version.template.key,
            "version": instance.version.number,
            "worker_name": instance.worker.name,
            "starts_on": said(day, instance.starts_on),
            "ends_on": said(day, instance.ends_on),
            "sent_at": said(moment, instance.sent_at),
            "sign_by": said(moment, instance.sign_by),
            "completed_at": said(moment, instance.completed_at),
            "ended_on": said(day, instance.ended_on),
            "reason": instance.end_note if instance.state == ContractState.CANCELLED else instance.said,
            "parties": [
                {**each, "opened_at": said(moment, each["opened_at"]), "signed_at": said(moment, each["signed_at"])}
                for each in _parties(instance)
            ],
            "url": reverse("contracts_api:contract", args=[instance.number], request=self.context["request"]),
        }


_SENTENCES: dict[ContractState, Any] = {
    ContractState.DRAFT: _("还是草稿，没有发出。请在门户里填好后发出。"),
    ContractState.SIGNING: _("已发出，等各方签字。没有帐号的一方，请把一次性签字链接交给他。"),
    ContractState.ACTIVE: _("各方都已签字，合同有效。"),
    ContractState.DECLINED: _("有一方不同意，见 reason。请在门户里改好后重新发出，或另发一份。"),
    ContractState.LAPSED: _("过了签字期限，没有签成。请在门户里重新发出，或另发一份。"),
    ContractState.WITHDRAWN: _("已撤回，见 reason。"),
    ContractState.CANCELLED: _("各方签字以后、合同开始以前取消了，没有履行。"),
    ContractState.ENDED: _("已解除。"),
    ContractState.EXPIRED: _("已到期。"),
}


def sentence_of(contract: Contract) -> str:
    if contract.state == ContractState.SIGNING and contract.last_day_to_sign is not None:
        day = contract.last_day_to_sign.isoformat()
        return _now("已发出，等各方签字，最晚在 %(day)s 当天。没有帐号的一方，请把一次性签字链接交给他。") % {
            "day": day
        }
    return str(_SENTENCES[ContractState(contract.state)])


def _parties(contract: Contract) -> list[dict[str, Any]]:
    """By the rows that the query brought along."""
    parties = list(contract.parties.all())
    signed = {party.pk: each.signed_at for party in parties for each in party.signatures.all() if not each.voided_at}
    turn = whose_turn(parties, set(signed)) if contract.state == ContractState.SIGNING else set()
    return [
        {
            "role": party.role,
            "label": party.label,
            "turn": party.pk in turn,
            "opened_at": party.opened_at,
            "signed_at": signed.get(party.pk),
        }
        for party in parties
    ]


class LinkAnswer(serializers.Serializer[Any]):
    role = serializers.ChoiceField(PartyRole.choices)
    url = serializers.URLField(
        help_text=_("一次性链接（签字，或签完后取文件），只交给这一方本人；再要一个，前一个就作废。")
    )
    until = serializers.DateTimeField()


class VariableAnswer(serializers.Serializer[Any]):
    key = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]  # the name is the API's
    type = serializers.ChoiceField(list(TYPES))
    required = serializers.BooleanField()  # type: ignore[assignment]  # the name is the API's
    least = serializers.CharField()
    most = serializers.CharField()
    choices = serializers.ListField(child=serializers.CharField())
    help = serializers.CharField()


class TemplateAnswer(serializers.Serializer[TemplateVersion]):
    template = serializers.CharField()
    title = serializers.CharField()
    kind = serializers.ChoiceField(ContractKind.choices)
    version = serializers.IntegerField()
    effective_from = serializers.DateField()
    variables = VariableAnswer(many=True)

    def to_representation(self, instance: TemplateVersion) -> dict[str, Any]:
        return {
            "template": instance.template.key,
            "title": instance.template.title,
            "kind": instance.template.kind,
            "version": instance.number,
            "effective_from": instance.effective_from.isoformat() if instance.effective_from else None,
            "variables": [
                {
                    "key": each.key,
                    "label": each.label,
                    "type": each.type,
                    "required": each.required,
                    "least": each.least,
                    "most": each.most,
                    "choices": list(each.choices),
                    "help": each.help,
                }
                for each in variables_of(instance)
            ],
        }
