"""What is written on the timelines of filed contracts. Nothing that is only suspected: the enterprise reads them too."""

from django.utils.translation import gettext_lazy as _

from contracts.states import EndReason
from jinxi_portal.records.public import Verb, register_verbs

register_verbs(
    Verb("contracts.contract_filed", _("报送合同"), facts=("number",)),
    Verb("contracts.filed_contract_checked", _("检查报送的合同"), facts=("standard",)),
    Verb("contracts.filed_contract_unreadable", _("读不了报送的合同"), facts=("standard",)),
    Verb("contracts.filed_contract_replaced", _("报送新的合同"), facts=("number",)),
    Verb("contracts.filed_contract_ended", _("报告合同解除"), facts=("ended_on",), codes={"reason": EndReason}),
    Verb("contracts.filed_contract_cancelled", _("报告开始前取消"), facts=("ended_on",), codes={"reason": EndReason}),
    Verb("contracts.filed_contract_withdrawn", _("撤回报送的合同"), references={"contract": "contracts.FiledContract"}),
)
