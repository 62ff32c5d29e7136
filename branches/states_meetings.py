"""The words of meetings that are chosen from a list, and the moves of a meeting."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from branches.states import MoveNotAllowed


class MeetingKind(models.TextChoices):
    MEMBERS = "members", _("支部党员大会")
    COMMITTEE = "committee", _("支部委员会")
    GROUP = "group", _("党小组会")
    LECTURE = "lecture", _("党课")
    THEME_DAY = "theme_day", _("主题党日")
    LIFE = "life", _("组织生活会")
    EXCHANGE = "exchange", _("家政之家交流会")


class MeetingState(models.TextChoices):
    PLANNED = "planned", _("计划中")
    NOTICED = "noticed", _("已通知")
    RUNNING = "running", pgettext_lazy("会议", "进行中")
    HELD = "held", _("已召开")
    CONFIRMED = "confirmed", _("记录已确认")
    CANCELLED = "cancelled", _("已取消")


#: Still to come.
AHEAD = (MeetingState.PLANNED, MeetingState.NOTICED)
#: Somebody still has something to do with it: hold it, or confirm its minutes.
NOT_DONE = (MeetingState.PLANNED, MeetingState.NOTICED, MeetingState.RUNNING, MeetingState.HELD)
#: It took place: it counts for the rules and the figures.
TOOK_PLACE = (MeetingState.HELD, MeetingState.CONFIRMED)
#: Attendance, votes, decisions and minutes may be written.
WRITTEN_ON = (MeetingState.RUNNING, MeetingState.HELD)

MEETING_MOVES: dict[tuple[MeetingState, MeetingState], str] = {
    (MeetingState.PLANNED, MeetingState.NOTICED): "announce_meeting",
    (MeetingState.PLANNED, MeetingState.RUNNING): "start_meeting",
    (MeetingState.NOTICED, MeetingState.RUNNING): "start_meeting",
    (MeetingState.RUNNING, MeetingState.HELD): "close_meeting",
    # what was called off stays in the list with its reason
    (MeetingState.PLANNED, MeetingState.CANCELLED): "cancel_meeting",
    (MeetingState.NOTICED, MeetingState.CANCELLED): "cancel_meeting",
    # too few came
    (MeetingState.RUNNING, MeetingState.CANCELLED): "cancel_meeting",
    (MeetingState.HELD, MeetingState.CONFIRMED): "confirm_minutes",
}


class Presence(models.TextChoices):
    EXPECTED = "expected", _("没有签到")
    PRESENT = "present", _("到会")
    EXCUSED = "excused", _("请假")
    ABSENT = "absent", _("缺席")


class SignedHow(models.TextChoices):
    CODE = "code", _("扫码")
    ROLL = "roll", _("点名")


class MotionKind(models.TextChoices):
    ORDINARY = "ordinary", _("一般事项")
    ELECTION = "election", _("选举")


def check_meeting(before: str, after: MeetingState, act: str) -> None:
    """Pass when the table names the move for this act.

    Raises:
        MoveNotAllowed: with what state the meeting is in.
    """
    state = MeetingState(before)
    if MEETING_MOVES.get((state, after)) != act:
        raise MoveNotAllowed(
            _("这次会议现在的状态是“%(state)s”，不能改为“%(after)s”。请刷新页面查看最新情况。")
            % {"state": state.label, "after": after.label}
        )
