"""What is written on the timelines of this room."""

from django.utils.translation import gettext_lazy as _

from contracts.states import ContractKind, Device, EndReason, PartyRole
from jinxi_portal.records.public import Verb, register_verbs

# templates
register_verbs(
    Verb("contracts.version_drafted", _("建立新版"), facts=("number", "copied")),
    Verb("contracts.version_changed", _("修改条文"), facts=("number", "clauses")),
    Verb("contracts.version_discarded", _("撤掉草稿"), facts=("number",)),
    Verb("contracts.version_approved", _("批准范本"), facts=("number", "effective_from")),
    Verb(
        "contracts.version_retired",
        _("停用范本"),
        facts=("number",),
        references={"version": "contracts.TemplateVersion"},
    ),
)

# contracts, from the draft to the signatures
_ROLE = {"role": PartyRole}
_REMARK = {"remark": "contracts.Remark"}
register_verbs(
    Verb("contracts.contract_drafted", _("起草合同"), facts=("number",), codes={"kind": ContractKind}),
    Verb("contracts.contract_changed", _("修改草稿")),
    Verb(
        "contracts.clause_confirmed",
        _("认定补充条款公平"),
        facts=("position",),
        references={"clause": "contracts.ExtraClause"},
    ),
    Verb(
        "contracts.clause_mended",
        _("换成公平的写法"),
        facts=("position",),
        references={"clause": "contracts.ExtraClause"},
    ),
    Verb("contracts.contract_sent", _("发出签字"), facts=("number", "sign_by")),
    Verb("contracts.link_issued", _("生成签字链接"), codes=_ROLE),
    Verb("contracts.file_link_issued", _("生成取文件的链接"), codes=_ROLE),
    Verb("contracts.link_used", _("打开一次性链接"), codes=_ROLE),
    Verb("contracts.contract_opened", _("打开合同"), codes=_ROLE),
    Verb("contracts.question_asked", _("签字前提问"), codes=_ROLE, references={"question": "contracts.Question"}),
    Verb("contracts.question_answered", _("回答提问"), references={"question": "contracts.Question"}),
    Verb("contracts.code_confirmed", _("验证码确认"), codes=_ROLE),
    Verb("contracts.contract_signed", _("签字"), codes={**_ROLE, "device": Device}),
    Verb("contracts.contract_completed", _("签署完成"), facts=("number", "starts_on")),
    Verb("contracts.contract_declined", _("不同意"), codes=_ROLE, references=_REMARK),
    Verb("contracts.contract_corrected", _("退回修改"), references=_REMARK),
    Verb("contracts.contract_withdrawn", _("撤回合同"), references=_REMARK),
    Verb("contracts.contract_lapsed", _("超时未签")),
)

# contracts, afterwards
register_verbs(
    Verb("contracts.renewal_drafted", _("起草续签"), facts=("number",)),
    Verb("contracts.addendum_drafted", _("起草补充协议"), facts=("number",)),
    Verb("contracts.contract_ended", _("解除合同"), facts=("ended_on", "open"), codes={"reason": EndReason}),
    Verb("contracts.contract_cancelled", _("开始前取消合同"), facts=("open",), codes={"reason": EndReason}),
    Verb("contracts.contract_settled", _("登记结算"), facts=("open",)),
    Verb("contracts.contract_expired", _("合同到期"), facts=("ends_on",)),
)
