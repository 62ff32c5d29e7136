"""The way of an inspection: planned, checked, put right by the enterprise, looked at again, closed or handed on."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from contracts.states import MoveNotAllowed


class InspectionState(models.TextChoices):
    PLANNED = "planned", pgettext_lazy("检查", "已安排")
    CHECKED = "checked", _("已检查，等待处理")
    CORRECTING = "correcting", _("责令改正")
    ANSWERED = "answered", _("企业已答复，等待复查")
    CLOSED = "closed", pgettext_lazy("检查", "已办结")
    HANDED_ON = "handed_on", pgettext_lazy("检查", "已移送")
    CANCELLED = "cancelled", pgettext_lazy("检查", "已取消")


class Occasion(models.TextChoices):
    """Why an inspection is made."""

    REGULAR = "regular", _("日常检查")
    COMPLAINT = "complaint", _("投诉核查")
    SPECIAL = "special", _("专项检查")


class Answer(models.TextChoices):
    """What was found at an item of the checklist."""

    MEETS = "meets", _("符合")
    DOES_NOT = "does_not", _("不符合")
    NOT_APPLICABLE = "not_applicable", pgettext_lazy("检查项目", "不涉及")


class Afterwards(models.TextChoices):
    """What comes after a re-check that was not passed."""

    AGAIN = "again", _("再次责令改正，另定期限")
    HAND_ON = "hand_on", _("移送有权处理的部门")


_STATE = InspectionState
INSPECTION_MOVES: dict[tuple[InspectionState, InspectionState], str] = {
    (_STATE.PLANNED, _STATE.CHECKED): "fill_checklist",
    (_STATE.PLANNED, _STATE.CANCELLED): "cancel_inspection",
    # mended before anything was decided
    (_STATE.CHECKED, _STATE.CHECKED): "fill_checklist",
    # every item is met
    (_STATE.CHECKED, _STATE.CLOSED): "close_inspection",
    (_STATE.CHECKED, _STATE.CORRECTING): "issue_notice",
    # the last item is answered
    (_STATE.CORRECTING, _STATE.ANSWERED): "answer_notice",
    # also without an answer: the day has passed, or the officer saw it on the spot
    (_STATE.CORRECTING, _STATE.CLOSED): "recheck",
    (_STATE.CORRECTING, _STATE.CORRECTING): "recheck",
    (_STATE.CORRECTING, _STATE.HANDED_ON): "recheck",
    (_STATE.ANSWERED, _STATE.CLOSED): "recheck",
    (_STATE.ANSWERED, _STATE.CORRECTING): "recheck",
    (_STATE.ANSWERED, _STATE.HANDED_ON): "recheck",
}
#: A notice stands and is not settled.
NOTICE_OPEN = (_STATE.CORRECTING, _STATE.ANSWERED)
#: Nothing is done any more.
OVER = (_STATE.CLOSED, _STATE.HANDED_ON, _STATE.CANCELLED)


def check_inspection(before: str, after: InspectionState, act: str) -> None:
    """Pass when the table names the move for this act.

    Raises:
        MoveNotAllowed: with what state the inspection is in.
    """
    state = InspectionState(before)
    if INSPECTION_MOVES.get((state, after)) != act:
        if state == after:
            raise MoveNotAllowed(
                _("这次检查已经是“%(state)s”，不用再办。请刷新页面查看最新情况。") % {"state": state.label}
            )
        raise MoveNotAllowed(
            _("这次检查现在的状态是“%(state)s”，不能改为“%(after)s”。请刷新页面查看最新情况。")
            % {"state": state.label, "after": after.label}
        )
