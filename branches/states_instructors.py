"""The words of the instructors' work, and the moves of an enterprise's need."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from branches.states import MoveNotAllowed


class NeedKind(models.TextChoices):
    PREMISES = "premises", _("活动场地")
    RECRUITING = "recruiting", _("用工")
    TRAINING = "training", _("培训")
    POLICY = "policy", _("政策咨询")
    DISPUTE = "dispute", _("纠纷协调")
    PARTY_WORK = "party_work", _("党建工作")
    OTHER = "other", _("其他")


class NeedState(models.TextChoices):
    RAISED = "raised", _("已提出")
    IN_HAND = "in_hand", _("办理中")
    MET = "met", _("已解决")
    NOT_MET = "not_met", _("不能解决")


OPEN_NEEDS = (NeedState.RAISED, NeedState.IN_HAND)

NEED_MOVES: dict[tuple[NeedState, NeedState], str] = {
    (NeedState.RAISED, NeedState.IN_HAND): "follow_need",
    # one more step while it is worked on
    (NeedState.IN_HAND, NeedState.IN_HAND): "follow_need",
    (NeedState.RAISED, NeedState.MET): "follow_need",
    (NeedState.IN_HAND, NeedState.MET): "follow_need",
    # told to the enterprise with the reason
    (NeedState.RAISED, NeedState.NOT_MET): "follow_need",
    (NeedState.IN_HAND, NeedState.NOT_MET): "follow_need",
    # it turned out not to be over
    (NeedState.MET, NeedState.IN_HAND): "follow_need",
    (NeedState.NOT_MET, NeedState.IN_HAND): "follow_need",
}


def check_need(before: str, after: NeedState, act: str) -> None:
    """Pass when the table names the move for this act.

    Raises:
        MoveNotAllowed: with what state the need is in.
    """
    state = NeedState(before)
    if NEED_MOVES.get((state, after)) != act:
        raise MoveNotAllowed(
            _("这条诉求现在的状态是“%(state)s”，不能改为“%(after)s”。请刷新页面查看最新情况。")
            % {"state": state.label, "after": after.label}
        )
