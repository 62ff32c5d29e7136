"""The words and the moves of a request for help. A move is one line: from, to, the act that makes it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from branches.states import MoveNotAllowed


class HelpKind(models.TextChoices):
    WAGES = "wages", _("工资被拖欠")
    DISPUTE = "dispute", _("和雇主、客户有纠纷")
    ILLNESS = "illness", _("生病、受伤")
    CONTRACT = "contract", _("合同看不懂、不合理")
    TRAINING = "training", _("想学技能、找活干")
    FAMILY = "family", _("孩子、老人没人照顾")
    OTHER = "other", _("其他难处")


class Audience(models.TextChoices):
    """Who reads it. The employer never does."""

    SECRETARY = "secretary", _("只给支部书记看")
    GROUP = "group", _("支部书记和党建指导员")
    COMMITTEE = "committee", _("综合党委也可以看")


class HelpState(models.TextChoices):
    ASKED = "asked", _("等待接办")
    TAKEN = "taken", _("办理中")
    HANDED_OVER = "handed_over", _("已转办")
    RESOLVED = "resolved", _("已办结")
    WITHDRAWN = "withdrawn", _("本人撤回")


OPEN_HELP = (HelpState.ASKED, HelpState.TAKEN, HelpState.HANDED_OVER)
S = HelpState

HELP_MOVES: dict[tuple[HelpState, HelpState], frozenset[str]] = {
    # one secretary looks after it; the second who tries is told who was first.
    # Or whoever had it before a move that is taken back has it again
    (S.ASKED, S.TAKEN): frozenset({"take", "undo_move"}),
    # another branch or the committee's desk goes on with it: the asker moved, the branch is dissolved
    (S.ASKED, S.ASKED): frozenset({"move", "undo_move"}),
    (S.TAKEN, S.ASKED): frozenset({"move"}),
    # a matter for another room, which takes it over as a case of its own
    (S.TAKEN, S.HANDED_OVER): frozenset({"hand_over"}),
    # the other room gives it back, with the reason
    (S.HANDED_OVER, S.TAKEN): frozenset({"give_back"}),
    (S.TAKEN, S.RESOLVED): frozenset({"resolve"}),
    (S.HANDED_OVER, S.RESOLVED): frozenset({"resolve"}),
    # the asker: it is not solved after all; whoever had it has it again
    (S.RESOLVED, S.TAKEN): frozenset({"reopen"}),
    # the asker no longer needs it
    (S.ASKED, S.WITHDRAWN): frozenset({"withdraw"}),
    (S.TAKEN, S.WITHDRAWN): frozenset({"withdraw"}),
}


def check_help(before: str, after: HelpState, act: str) -> None:
    """Pass when the table names the move for this act.

    Raises:
        MoveNotAllowed: with what state the request is in.
    """
    state = HelpState(before)
    if act not in HELP_MOVES.get((state, after), frozenset()):
        raise MoveNotAllowed(
            _("这件求助现在的状态是“%(state)s”，不能改为“%(after)s”。请刷新页面查看最新情况。")
            % {"state": state.label, "after": after.label}
        )
