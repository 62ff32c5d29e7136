"""The term of a contract that is to be sent: not over, and not taken by another one. Called by the act, which holds the contract's row."""

from datetime import date

from django.utils.translation import gettext as _

from contracts.models import Contract
from contracts.refusals import Refusal
from contracts.states import EMPLOYED_KINDS, ContractState, Relation
from jinxi_portal.kernel import clock
from members.public import Worker


def refuse_wrong_term(contract: Contract) -> None:
    """Pass for a term that a contract may have today.

    Raises:
        Refusal: its last day has passed, or another contract of the same kind with this employer stands in it or waits for signatures.
    """
    if contract.ends_on is not None and contract.ends_on < clock.today():
        raise Refusal(
            _("合同的结束日期 %(day)s 已经过去，签了也不会生效。请改好日期再发出。")
            % {"day": contract.ends_on.isoformat()},
            code="term_over",
        )
    # a worker is employed once by an employer at a time; services may be agreed side by side
    if contract.kind not in EMPLOYED_KINDS or contract.starts_on is None:
        return
    # two drafts for one worker that are sent at the same moment take turns here
    Worker.objects.select_for_update(no_key=True).get(pk=contract.worker_id)
    others = Contract.objects.filter(worker=contract.worker_id, employer=contract.employer_id, kind=contract.kind)
    others = others.exclude(pk=contract.pk).exclude(relation=Relation.ADDENDUM)
    standing = others.filter(state__in=(ContractState.ACTIVE, ContractState.SIGNING)).order_by("pk")
    for other in standing:
        if _overlap(contract, other):
            raise _refusal(other)


def _overlap(one: Contract, other: Contract) -> bool:
    first = max(one.starts_on or date.min, other.starts_on or date.min)
    return first <= min(one.ends_on or date.max, other.ends_on or date.max)


def _refusal(other: Contract) -> Refusal:
    if other.state == ContractState.SIGNING:
        return Refusal(
            _("同一期限的合同 %(number)s 还在等待签字，请先办完或撤回它。") % {"number": other.number},
            code="signing_already",
        )
    return Refusal(
        _(
            "这位家政服务员在这家公司同一期限已有一份有效的合同 %(number)s。到期前请用“续签”，从它到期的第二天开始；"
            "改内容请用“补充协议”。"
        )
        % {"number": other.number},
        code="holds_already",
    )
