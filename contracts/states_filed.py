"""What becomes of a signed contract that an employer's system files: read, perhaps decided by a person, perhaps replaced."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from contracts.states import MoveNotAllowed


class FiledState(models.TextChoices):
    CHECKING = "checking", _("正在检查")
    WAITING = "waiting", _("等待认定")
    FILED = "filed", _("已收存")
    UNFAIR = "unfair", _("有不公平条款")
    UNREADABLE = "unreadable", _("读不了")
    REPLACED = "replaced", _("已被替换")
    WITHDRAWN = "withdrawn", _("已撤回")


FILED_MOVES: dict[tuple[FiledState, FiledState], str] = {
    (FiledState.CHECKING, FiledState.FILED): "check_filed_contract",
    (FiledState.CHECKING, FiledState.WAITING): "check_filed_contract",
    # the same sentences were found unfair in an earlier contract of this enterprise
    (FiledState.CHECKING, FiledState.UNFAIR): "check_filed_contract",
    (FiledState.CHECKING, FiledState.UNREADABLE): "check_filed_contract",
    # the officer has decided about its sentences, or decided otherwise later
    (FiledState.WAITING, FiledState.FILED): "settle_filed_contracts",
    (FiledState.WAITING, FiledState.UNFAIR): "settle_filed_contracts",
    (FiledState.FILED, FiledState.UNFAIR): "settle_filed_contracts",
    (FiledState.UNFAIR, FiledState.FILED): "settle_filed_contracts",
    (FiledState.UNFAIR, FiledState.WAITING): "settle_filed_contracts",
    # a new signed contract of the same worker takes its place
    (FiledState.WAITING, FiledState.REPLACED): "file_contract",
    (FiledState.FILED, FiledState.REPLACED): "file_contract",
    (FiledState.UNFAIR, FiledState.REPLACED): "file_contract",
    (FiledState.UNREADABLE, FiledState.REPLACED): "file_contract",
    # filed by mistake
    (FiledState.WAITING, FiledState.WITHDRAWN): "withdraw_filed_contract",
    (FiledState.FILED, FiledState.WITHDRAWN): "withdraw_filed_contract",
    (FiledState.UNFAIR, FiledState.WITHDRAWN): "withdraw_filed_contract",
    (FiledState.UNREADABLE, FiledState.WITHDRAWN): "withdraw_filed_contract",
}
#: Of these the worker and the enterprise's figures know.
STANDING = (FiledState.WAITING, FiledState.FILED, FiledState.UNFAIR)


def shown_to_employer(state: str) -> FiledState:
    """The state as an enterprise may know it: what only waits for a person's decision looks like any other."""
    return FiledState.FILED if state == FiledState.WAITING else FiledState(state)


def check_filed(before: str, after: FiledState, act: str) -> None:
    """Pass when the table names the move for this act.

    Raises:
        MoveNotAllowed: with what state the contract is in, as everybody may know it.
    """
    if FILED_MOVES.get((FiledState(before), after)) != act:
        raise MoveNotAllowed(
            _("这份报送的合同现在是“%(state)s”，不能改为“%(after)s”。请刷新页面查看最新情况。")
            % {"state": shown_to_employer(before).label, "after": after.label}
        )
