"""The words of contracts that are chosen from a list, and the moves of a template's version and of a contract."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class ContractKind(models.TextChoices):
    """Decides which law applies: a worker placed by an agency is usually not its employee."""

    EMPLOYEE = "employee", _("员工制")
    AGENCY = "agency", _("中介制")
    DISPATCHED = "dispatched", _("派遣制")
    DIRECT = "direct", _("直接雇用")


#: Labour contracts: the worker is somebody's employee.
EMPLOYED_KINDS = (ContractKind.EMPLOYEE, ContractKind.DISPATCHED)


class PartyRole(models.TextChoices):
    EMPLOYER = "employer", _("公司")
    WORKER = "worker", _("家政服务员")
    CUSTOMER = "customer", _("客户")


#: Who signs a contract of a kind, in the order in which they are named (甲方, 乙方, 丙方).
PARTIES: dict[ContractKind, tuple[PartyRole, ...]] = {
    ContractKind.EMPLOYEE: (PartyRole.EMPLOYER, PartyRole.WORKER),
    ContractKind.AGENCY: (PartyRole.EMPLOYER, PartyRole.WORKER, PartyRole.CUSTOMER),
    ContractKind.DISPATCHED: (PartyRole.EMPLOYER, PartyRole.WORKER),
    ContractKind.DIRECT: (PartyRole.CUSTOMER, PartyRole.WORKER),
}
LABELS = ("甲方", "乙方", "丙方")


class VersionState(models.TextChoices):
    DRAFT = "draft", _("起草中")
    APPROVED = "approved", _("已批准")
    RETIRED = "retired", _("已停用")


VERSION_MOVES: dict[tuple[VersionState, VersionState], str] = {
    (VersionState.DRAFT, VersionState.APPROVED): "approve_version",
    # no new contracts from it; those that were made keep their text
    (VersionState.APPROVED, VersionState.RETIRED): "retire_version",
}


class Relation(models.TextChoices):
    """How a contract stands to the one before it."""

    ORIGINAL = "original", _("原合同")
    RENEWAL = "renewal", _("续签")
    ADDENDUM = "addendum", _("补充协议")


class ContractState(models.TextChoices):
    DRAFT = "draft", _("起草中")
    SIGNING = "signing", _("等待签字")
    ACTIVE = "active", _("已签署")
    DECLINED = "declined", _("有人不同意")
    LAPSED = "lapsed", _("超时未签")
    WITHDRAWN = "withdrawn", _("已撤回")
    CANCELLED = "cancelled", _("开始前已取消")
    ENDED = "ended", _("已解除")
    EXPIRED = "expired", _("已到期")


CONTRACT_MOVES: dict[tuple[ContractState, ContractState], str] = {
    (ContractState.DRAFT, ContractState.SIGNING): "send_contract",
    (ContractState.DRAFT, ContractState.WITHDRAWN): "withdraw_contract",
    # the last signature completes it
    (ContractState.SIGNING, ContractState.ACTIVE): "sign_contract",
    # a party does not agree, or takes its own signature back before all have signed
    (ContractState.SIGNING, ContractState.DECLINED): "decline_contract",
    (ContractState.SIGNING, ContractState.LAPSED): "lapse_contract",
    (ContractState.SIGNING, ContractState.WITHDRAWN): "withdraw_contract",
    # corrected: signatures are void, everybody reads anew
    (ContractState.SIGNING, ContractState.DRAFT): "correct_contract",
    (ContractState.DECLINED, ContractState.DRAFT): "correct_contract",
    # nobody goes on with it
    (ContractState.DECLINED, ContractState.WITHDRAWN): "withdraw_contract",
    (ContractState.LAPSED, ContractState.WITHDRAWN): "withdraw_contract",
    (ContractState.LAPSED, ContractState.DRAFT): "correct_contract",
    # signed by everybody, but its first day has not come
    (ContractState.ACTIVE, ContractState.CANCELLED): "cancel_contract",
    (ContractState.ACTIVE, ContractState.ENDED): "end_contract",
    (ContractState.ACTIVE, ContractState.EXPIRED): "expire_contract",
}
#: Signed by everybody once, whatever became of it.
SIGNED_STATES = (ContractState.ACTIVE, ContractState.CANCELLED, ContractState.ENDED, ContractState.EXPIRED)
#: Over after it was signed; what is still owed is noted as it is settled.
OVER_STATES = (ContractState.CANCELLED, ContractState.ENDED, ContractState.EXPIRED)


class EndReason(models.TextChoices):
    AGREED = "agreed", _("双方协商一致")
    WORKER_LEFT = "worker_left", _("家政服务员提出")
    EMPLOYER_ENDED = "employer_ended", _("公司提出")
    CUSTOMER_ENDED = "customer_ended", _("客户提出")
    BREACH = "breach", _("一方违约")
    SERVICE_DONE = "service_done", _("服务已完成")


#: Why a contract that has not begun is cancelled: nobody has served, so nothing is done or broken yet.
CANCEL_REASONS = (EndReason.AGREED, EndReason.WORKER_LEFT, EndReason.EMPLOYER_ENDED, EndReason.CUSTOMER_ENDED)


class Settled(models.TextChoices):
    """An item of the settlement."""

    OPEN = "open", _("还没有")
    DONE = "done", _("已办")
    NOT_NEEDED = "not_needed", _("不涉及")


#: What is settled when a contract ends: wages (劳动合同法 50), papers given back, fees refunded.
SETTLEMENT: dict[str, Any] = {
    "wages_paid": _("报酬已结清"),
    "papers_returned": _("证件和物品已归还"),
    "refund_made": _("未服务的费用已退还"),
}
#: What is settled when it is cancelled before its first day: nothing is earned yet, what was taken goes back (劳动合同法 9, 84; 民法典 566).
SETTLEMENT_BEFORE_START: dict[str, Any] = {
    "deposit_returned": _("收取的押金、保证金已退还"),
    "prepaid_returned": _("预付的服务费、中介费已退还"),
    "papers_returned": _("证件和物品已归还"),
}


def settlement_items(state: str) -> dict[str, Any]:
    """The items of the settlement of a contract in this state, with their labels."""
    return SETTLEMENT_BEFORE_START if state == ContractState.CANCELLED else SETTLEMENT


class Device(models.TextChoices):
    """What a party signed on: the class only, nothing that tells devices apart."""

    PHONE = "phone", _("手机")
    TABLET = "tablet", _("平板")
    COMPUTER = "computer", _("电脑")


class MoveNotAllowed(Exception):  # noqa: N818 -- it is said so in the office
    """A move that the table does not name; ``sentence`` is for the person who tried, ``code`` for programs."""

    code = "wrong_state"

    def __init__(self, sentence: Any) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence


def check_version(before: str, after: VersionState, act: str) -> None:
    """Pass when the table names the move for this act.

    Raises:
        MoveNotAllowed: with what state the version is in.
    """
    state = VersionState(before)
    if VERSION_MOVES.get((state, after)) != act:
        raise MoveNotAllowed(
            _("这一版现在的状态是“%(state)s”，不能改为“%(after)s”。请刷新页面查看最新情况。")
            % {"state": state.label, "after": after.label}
        )


def check_contract(before: str, after: ContractState, act: str) -> None:
    """Pass when the table names the move for this act.

    Raises:
        MoveNotAllowed: with what state the contract is in.
    """
    state = ContractState(before)
    if CONTRACT_MOVES.get((state, after)) != act:
        if state == after:
            raise MoveNotAllowed(
                _("这份合同已经是“%(state)s”，不用再办。请刷新页面查看最新情况。") % {"state": state.label}
            )
        raise MoveNotAllowed(
            _("这份合同现在的状态是“%(state)s”，不能改为“%(after)s”。请刷新页面查看最新情况。")
            % {"state": state.label, "after": after.label}
        )
