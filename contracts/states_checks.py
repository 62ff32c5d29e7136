"""What becomes of a suspicion of the clause check: a person decides before anybody sees it as a finding."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from contracts.states import MoveNotAllowed


class FindingState(models.TextChoices):
    SUSPECTED = "suspected", _("等待认定")
    CONFIRMED = "confirmed", _("认定不公平")
    DISMISSED = "dismissed", _("认定公平")
    MENDED = "mended", _("已改正")


FINDING_MOVES: dict[tuple[FindingState, FindingState], str] = {
    (FindingState.SUSPECTED, FindingState.CONFIRMED): "decide_finding",
    (FindingState.SUSPECTED, FindingState.DISMISSED): "decide_finding",
    # looked at again: either way, with a new reason
    (FindingState.CONFIRMED, FindingState.DISMISSED): "decide_finding",
    (FindingState.DISMISSED, FindingState.CONFIRMED): "decide_finding",
    # the enterprise filed a text without the sentence
    (FindingState.CONFIRMED, FindingState.MENDED): "file_text",
}
#: What an enterprise may know of its own text.
SHOWN_TO_EMPLOYER = (FindingState.CONFIRMED, FindingState.MENDED)


def check_finding(before: str, after: FindingState, act: str) -> None:
    """Pass when the table names the move for this act.

    Raises:
        MoveNotAllowed: with what state the finding is in.
    """
    state = FindingState(before)
    if FINDING_MOVES.get((state, after)) != act:
        raise MoveNotAllowed(
            _("这一处现在的状态是“%(state)s”，不能改为“%(after)s”。请刷新页面查看最新情况。")
            % {"state": state.label, "after": after.label}
        )
