"""What a partner gets to know of a contract it filed: what was read, and what a person has confirmed. Never a mere suspicion."""

from typing import Any

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers
from rest_framework.reverse import reverse

from contracts.api.asking import KINDS
from contracts.models import FiledContract
from contracts.states_checks import SHOWN_TO_EMPLOYER, FindingState
from contracts.states_filed import FiledState
from contracts.unreadable import why_unreadable


class Stage(models.TextChoices):
    """The state as a partner sees it."""

    READING = "reading", _("正在读")
    FILED = "filed", _("已收存")
    UNFAIR = "unfair", _("有不公平条款")
    UNREADABLE = "unreadable", _("读不了")
    REPLACED = "replaced", _("已被替换")
    WITHDRAWN = "withdrawn", _("已撤回")


_STAGES = {FiledState.CHECKING: Stage.READING, FiledState.WAITING: Stage.FILED}
_SENTENCES: dict[Stage, Any] = {
    Stage.READING: _("已收到，正在读。请稍后再查。"),
    Stage.FILED: _("已收存。"),
    Stage.UNFAIR: _(
        "已收存，其中有监管人员认定的不公平条款，见 findings。请与家政服务员重新签订，报送时用 replaces 替换这一份。"
    ),
    Stage.REPLACED: _("已由后来报送的合同替换。"),
    Stage.WITHDRAWN: _("已撤回，不再计算。"),
}


def stage_of(filed: FiledContract) -> Stage:
    state = FiledState(filed.state)
    return _STAGES.get(state) or Stage(state.value)


def sentence_of(filed: FiledContract) -> str:
    stage = stage_of(filed)
    if stage is Stage.UNREADABLE:
        return str(why_unreadable(filed.trouble))
    if stage in (Stage.FILED, Stage.UNFAIR) and filed.ended_on is not None:
        if filed.never_began:
            return _now("已登记在 %(day)s 取消，没有开始履行。") % {"day": filed.ended_on.isoformat()}
        return _now("已登记解除，最后一天是 %(day)s。") % {"day": filed.ended_on.isoformat()}
    return str(_SENTENCES[stage])


class FindingAnswer(serializers.Serializer[Any]):
    sentence = serializers.CharField(help_text=_("原句，姓名和号码已经隐去。"))
    title = serializers.CharField(help_text=_("哪一类不公平条款。"))
    reason = serializers.CharField(help_text=_("监管人员认定的理由。"))
    state = serializers.ChoiceField([state.value for state in SHOWN_TO_EMPLOYER])
    decided_at = serializers.DateTimeField()
    mended_at = serializers.DateTimeField(allow_null=True)


class FiledContractAnswer(serializers.Serializer[FiledContract]):
    number = serializers.CharField(help_text=_("报送时得到的编号，查询都用它。"))
    state = serializers.ChoiceField(Stage.choices)
    detail = serializers.CharField(help_text=_("现在怎样、接下来做什么，给人看。"))
    title = serializers.CharField()
    kind = serializers.ChoiceField(KINDS)
    worker_name = serializers.CharField()
    reference = serializers.CharField()
    signed_on = serializers.DateField()
    starts_on = serializers.DateField()
    ends_on = serializers.DateField(allow_null=True)
    ended_on = serializers.DateField(
        allow_null=True, help_text=_("提前解除时的最后一天；早于 starts_on 的是开始前取消，没有履行。")
    )
    standard = serializers.BooleanField(
        allow_null=True, help_text=_("是否县里的标准文本，只有这样的合同算进覆盖率；读完之前为 null。")
    )
    file_digest = serializers.CharField(help_text=_("收到的 PDF 的 SHA-256。"))
    filed_at = serializers.DateTimeField()
    replaced_by = serializers.CharField(allow_null=True)
    again = serializers.BooleanField(help_text=_("同一个文件以前报送过：没有重复收存，这是那一次的情况。"))
    findings = FindingAnswer(many=True, help_text=_("由人认定的不公平条款；只是疑点的不在其中。"))
    url = serializers.URLField()

    def to_representation(self, instance: FiledContract) -> dict[str, Any]:
        stage, moment, day = stage_of(instance), serializers.DateTimeField(), serializers.DateField()
        later = getattr(instance, "replaced_by", None)
        return {
            "number": instance.number,
            "state": stage.value,
            "detail": sentence_of(instance),
            "title": instance.title,
            "kind": instance.kind,
            "worker_name": instance.worker.name,
            "reference": instance.reference,
            "signed_on": day.to_representation(instance.signed_on),
            "starts_on": day.to_representation(instance.starts_on),
            "ends_on": day.to_representation(instance.ends_on) if instance.ends_on else None,
            "ended_on": day.to_representation(instance.ended_on) if instance.ended_on else None,
            "standard": None if instance.checked_at is None or instance.trouble else instance.version_id is not None,
            "file_digest": instance.file_digest,
            "filed_at": moment.to_representation(instance.filed_at),
            "replaced_by": later.number if later is not None else None,
            "again": bool(self.context.get("again")),
            "findings": _findings(instance),
            "url": reverse("contracts_api:filed_contract", args=[instance.number], request=self.context["request"]),
        }


def _findings(filed: FiledContract) -> list[dict[str, Any]]:
    if filed.filed_text is None:
        return []
    language = "en" if (get_language() or "").startswith("en") else "zh"
    moment = serializers.DateTimeField()
    return [
        {
            "sentence": finding.sentence,
            "title": finding.title.get(language, ""),
            "reason": finding.reason,
            "state": FindingState(finding.state).value,
            "decided_at": moment.to_representation(finding.decided_at) if finding.decided_at else None,
            "mended_at": moment.to_representation(finding.mended_at) if finding.mended_at else None,
        }
        for finding in filed.filed_text.findings.all()
        if finding.state in SHOWN_TO_EMPLOYER
    ]
