"""The words and the moves of a dispute. A move is one line: from, to, the acts that make it, and why it exists."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class DisputeState(models.TextChoices):
    APPLIED = "applied", _("待受理")
    HANDED_ON = "handed_on", _("已移交")
    NOT_TAKEN = "not_taken", _("不予受理")
    ACCEPTED = "accepted", _("已受理")
    CONSENT_ASKED = "consent_asked", _("征求意见")
    REFUSED = "refused", _("一方不同意调解")
    MEDIATING = "mediating", _("调解中")
    AGREED = "agreed", _("达成协议")
    FAILED = "failed", _("调解不成")
    STOPPED = "stopped", _("当事人终止")
    WITHDRAWN = "withdrawn", _("申请人撤回")
    PERFORMED = "performed", _("已履行")
    BROKEN = "broken", _("未履行")
    ARCHIVED = "archived", _("已归档")


S = DisputeState
#: The clock of mediation may run: somebody has work to do.
OPEN = (S.APPLIED, S.ACCEPTED, S.CONSENT_ASKED, S.MEDIATING)
#: Before an agreement: the parties may still leave, a sign of crime still ends it.
LIVE = OPEN
#: With an agreement, kept or not: what counts as resolved.
SETTLED = (S.AGREED, S.PERFORMED, S.BROKEN)
#: Over for the mediator; what is left is the file.
OVER = (S.HANDED_ON, S.NOT_TAKEN, S.REFUSED, S.FAILED, S.STOPPED, S.WITHDRAWN, S.PERFORMED, S.BROKEN)

MOVES: dict[tuple[DisputeState, DisputeState], frozenset[str]] = {
    # signs of crime, violence, a minor at risk: not mediated, at whatever moment they show (人民调解工作若干规定 22)
    (S.APPLIED, S.HANDED_ON): frozenset({"hand_on"}),
    (S.ACCEPTED, S.HANDED_ON): frozenset({"hand_on"}),
    (S.CONSENT_ASKED, S.HANDED_ON): frozenset({"hand_on"}),
    (S.MEDIATING, S.HANDED_ON): frozenset({"hand_on"}),
    # reserved to others or already taken elsewhere, with the right door (same)
    (S.APPLIED, S.NOT_TAKEN): frozenset({"decline"}),
    (S.APPLIED, S.ACCEPTED): frozenset({"accept"}),
    # voluntary on both sides (人民调解法 3, 17)
    (S.ACCEPTED, S.CONSENT_ASKED): frozenset({"ask_consent"}),
    (S.CONSENT_ASKED, S.MEDIATING): frozenset({"answer_consent"}),
    (S.CONSENT_ASKED, S.REFUSED): frozenset({"answer_consent"}),
    # the applicant no longer wants it
    (S.APPLIED, S.WITHDRAWN): frozenset({"withdraw"}),
    (S.ACCEPTED, S.WITHDRAWN): frozenset({"withdraw"}),
    (S.CONSENT_ASKED, S.WITHDRAWN): frozenset({"withdraw"}),
    # either side ends it, at any moment before all have signed (人民调解法 23)
    (S.MEDIATING, S.STOPPED): frozenset({"stop"}),
    # no agreement, or the time is over: the parties are told of arbitration, administration and court (人民调解法 26)
    (S.MEDIATING, S.FAILED): frozenset({"fail"}),
    # an agreement took effect (人民调解法 28 to 30)
    (S.MEDIATING, S.AGREED): frozenset({"agree"}),
    # the committee watches that it is kept (人民调解法 31)
    (S.AGREED, S.PERFORMED): frozenset({"perform"}),
    (S.AGREED, S.BROKEN): frozenset({"break_agreement"}),
    # kept after all, after the papers for court were made
    (S.BROKEN, S.PERFORMED): frozenset({"perform"}),
    # what was noted as paid or done was a mistake
    (S.PERFORMED, S.AGREED): frozenset({"take_back"}),
    (S.PERFORMED, S.BROKEN): frozenset({"take_back"}),
    # the file is closed (人民调解法 27)
    **{(state, S.ARCHIVED): frozenset({"archive"}) for state in OVER},
}


class MoveNotAllowed(Exception):  # noqa: N818 -- it is told to people as a sentence
    def __init__(self, sentence: Any) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence
        self.code = "move_not_allowed"


def check_move(before: str, after: DisputeState, act: str) -> None:
    """Pass when the table names the move for this act.

    Raises:
        MoveNotAllowed: with what state the dispute is in.
    """
    state = DisputeState(before)
    if act not in MOVES.get((state, after), frozenset()):
        raise MoveNotAllowed(
            _("这件纠纷现在的状态是“%(state)s”，不能改为“%(after)s”。请刷新页面查看最新情况。")
            % {"state": state.label, "after": after.label}
        )
