"""What anybody with the paper of a contract learns of the contract today: the paper stands as it was sealed, the contract may be over."""

from typing import Any

from django.utils.translation import gettext as _

from contracts.models import Contract
from contracts.states import ContractState
from jinxi_portal.kernel import clock


def standing_of(contract: Contract) -> tuple[Any, Any]:
    """Label and words for the public check; no name, no reason."""
    return _("合同现在"), _words(contract)


def _words(contract: Contract) -> str:
    if contract.state == ContractState.CANCELLED:
        return _("开始以前已经取消，没有履行")
    if contract.ended_on is not None:
        return _("已经解除，最后一天是 %(day)s") % {"day": contract.ended_on.isoformat()}
    if contract.ends_on is not None and contract.ends_on < clock.today():
        return _("已经到期")
    return _("有效") if contract.has_begun else _("已经签好，还没有到开始的日期")
