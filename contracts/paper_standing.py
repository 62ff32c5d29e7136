"""What anybody with the paper of a contract learns of the contract today: the paper stands as it was sealed, the contract may be over."""

from django.utils.translation import gettext as _

from contracts.models import Contract
from contracts.states import ContractState
from jinxi_portal.kernel import clock
from jinxi_portal.papers.public import Standing


def standing_of(contract: Contract) -> Standing:
    """For the public check: no name, no reason."""
    words, is_over = _words(contract)
    return Standing(_("合同现在"), words, is_over)


def _words(contract: Contract) -> tuple[str, bool]:
    today = clock.today()
    if contract.state == ContractState.CANCELLED:
        return _("开始以前已经取消，没有履行"), True
    if contract.ended_on is not None:
        return _("已经解除，最后一天是 %(day)s") % {"day": contract.ended_on.isoformat()}, contract.ended_on < today
    if contract.ends_on is not None and contract.ends_on < today:
        return _("已经到期"), True
    return (_("有效") if contract.has_begun else _("已经签好，还没有到开始的日期")), False
