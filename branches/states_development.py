"""States of a path to membership, and the words of its steps."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PathState(models.TextChoices):
    OPEN = "open", _("培养中")
    COMPLETED = "completed", _("已转正归档")
    ENDED = "ended", _("已终止")


#: from, to -> the act that makes it
PATH_MOVES: dict[tuple[PathState, PathState], str] = {
    (PathState.OPEN, PathState.OPEN): "record_step",
    (PathState.OPEN, PathState.COMPLETED): "record_step",
    # the person withdraws, moves away, fails a vote, or probation is ended
    (PathState.OPEN, PathState.ENDED): "end_development",
    # a step recorded by mistake is taken back; the last one reopens a completed path
    (PathState.COMPLETED, PathState.OPEN): "withdraw_step",
}


class HelperKind(models.TextChoices):
    CONTACT = "contact", _("培养联系人")
    INTRODUCER = "introducer", _("入党介绍人")


class Verdict(models.TextChoices):
    """What the branch meeting decided."""

    PASSED = "passed", _("通过")
    PROLONGED = "prolonged", _("延长预备期")
    FAILED = "failed", _("未通过")


class EndReason(models.TextChoices):
    WITHDREW = "withdrew", _("本人撤回申请")
    MOVED = "moved", _("离开本县")
    VOTED_DOWN = "voted_down", _("支部大会未通过")
    NOT_APPROVED = "not_approved", _("上级党委未批准")
    CANCELLED = "cancelled", _("取消预备党员资格")
    DIED = "died", _("去世")
