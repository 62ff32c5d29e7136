"""The words of the organisation that are chosen from a list, and the moves of a transfer."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class OrganisationKind(models.TextChoices):
    COMMITTEE = "committee", _("综合党委")
    GENERAL_BRANCH = "general_branch", _("党总支")
    BRANCH = "branch", _("党支部")
    JOINT_BRANCH = "joint_branch", _("联合党支部")
    GROUP = "group", _("党小组")


#: These hold meetings, vote and have a secretary; people are affiliated to one of them.
BRANCHES = (OrganisationKind.BRANCH, OrganisationKind.JOINT_BRANCH)


class Change(models.TextChoices):
    """Why an organisation has the form it has from a day on."""

    FOUNDED = "founded", _("成立")
    RENAMED = "renamed", _("更名")
    MOVED = "moved", _("调整隶属")
    REORGANISED = "reorganised", _("改建")


class UnitKind(models.TextChoices):
    UNION = "union", _("工会")
    OFFICE = "office", _("机关部门")
    COMPANY = "company", _("企业")
    ASSOCIATION = "association", _("行业协会")
    COMMUNITY = "community", _("社区")


class AffiliationKind(models.TextChoices):
    FULL = "full", _("组织关系")
    FLOATING = "floating", _("流动党员")
    CONTACT = "contact", _("联系")


class AffiliationEnd(models.TextChoices):
    """Why somebody no longer belongs here."""

    TRANSFERRED = "transferred", _("转出")
    RETURNED = "returned", _("返回原支部")
    REORGANISED = "reorganised", _("组织调整")
    LEFT_PARTY = "left_party", _("出党")
    DIED = "died", _("去世")
    MISTAKE = "mistake", _("登记更正")


class Standing(models.TextChoices):
    PROBATIONARY = "probationary", _("预备党员")
    FULL = "full", _("正式党员")


class StandingEnd(models.TextChoices):
    CONFIRMED = "confirmed", _("转为正式")
    CANCELLED = "cancelled", _("取消资格")
    LEFT_PARTY = "left_party", _("出党")
    DIED = "died", _("去世")


class Post(models.TextChoices):
    SECRETARY = "secretary", _("书记")
    DEPUTY = "deputy", _("副书记")
    ORGANISATION = "organisation", _("组织委员")
    PUBLICITY = "publicity", _("宣传委员")
    DISCIPLINE = "discipline", _("纪检委员")
    GROUP_LEADER = "group_leader", _("党小组组长")


class TransferState(models.TextChoices):
    PROPOSED = "proposed", _("待接收")
    ACCEPTED = "accepted", _("已同意接收")
    REFUSED = "refused", _("不予接收")
    WITHDRAWN = "withdrawn", _("已撤回")
    COMPLETED = "completed", _("已办结")


OPEN_TRANSFERS = (TransferState.PROPOSED, TransferState.ACCEPTED)

TRANSFER_MOVES: dict[tuple[TransferState, TransferState], str] = {
    (TransferState.PROPOSED, TransferState.ACCEPTED): "accept_transfer",
    # with a reason, which the proposing side reads
    (TransferState.PROPOSED, TransferState.REFUSED): "refuse_transfer",
    # whoever proposed thinks better of it, or the person does not turn up
    (TransferState.PROPOSED, TransferState.WITHDRAWN): "withdraw_transfer",
    (TransferState.ACCEPTED, TransferState.WITHDRAWN): "withdraw_transfer",
    # the person has reported; the relation moves this day and the receipt slip goes back
    (TransferState.ACCEPTED, TransferState.COMPLETED): "complete_transfer",
}


class MoveNotAllowed(Exception):  # noqa: N818 -- it is said so in the office
    """A move that the table does not name; ``sentence`` is for the person who tried."""

    def __init__(self, sentence: Any) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence


def check_transfer(before: str, after: TransferState, act: str) -> None:
    """Pass when the table names the move for this act.

    Raises:
        MoveNotAllowed: with what state the transfer is in.
    """
    state = TransferState(before)
    if TRANSFER_MOVES.get((state, after)) != act:
        raise MoveNotAllowed(
            _("这次转接现在的状态是“%(state)s”，不能改为“%(after)s”。请刷新页面查看最新情况。")
            % {"state": state.label, "after": after.label}
        )
