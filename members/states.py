"""The states of a lead and of a comparison, and the moves between them.

A move is one line: from, to, the act that makes it. Nobody sets ``state`` by hand; acts call ``check_move``.
"""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class LeadState(models.TextChoices):
    # open
    FOUND = "found", _("待核对")
    UNDECIDED = "undecided", _("暂难判断")
    # decided by a human
    CONFIRMED = "confirmed", _("确认同一人")
    REJECTED = "rejected", _("不是同一人")
    # ended because its roster was taken back
    WITHDRAWN = "withdrawn", _("名单已撤回")
    # there is no entry to compare with, or tracing has ended without one
    SET_ASIDE = "set_aside", _("无需核对")
    # ended because its worker turned out to be another worker, who has a lead of his own
    JOINED = "joined", _("已并入另一人")


OPEN_LEAD_STATES = (LeadState.FOUND, LeadState.UNDECIDED)
DECIDED_LEAD_STATES = (LeadState.CONFIRMED, LeadState.REJECTED)

LEAD_MOVES: dict[tuple[LeadState, LeadState], str | tuple[str, ...]] = {
    (LeadState.FOUND, LeadState.CONFIRMED): "decide",
    (LeadState.FOUND, LeadState.REJECTED): "decide",
    (LeadState.FOUND, LeadState.UNDECIDED): "decide",
    (LeadState.UNDECIDED, LeadState.CONFIRMED): "decide",
    (LeadState.UNDECIDED, LeadState.REJECTED): "decide",
    # the reviewer may say "cannot tell" again, with another reason
    (LeadState.UNDECIDED, LeadState.UNDECIDED): "decide",
    # "not the same as this one", while another candidate is left to look at
    (LeadState.FOUND, LeadState.FOUND): "decide",
    # undo: a decision taken back goes to where it came from
    (LeadState.CONFIRMED, LeadState.FOUND): "undo",
    # (or new evidence, while the lead is still traced by other signs)
    (LeadState.REJECTED, LeadState.FOUND): ("undo", "compare"),
    (LeadState.UNDECIDED, LeadState.FOUND): "undo",
    (LeadState.CONFIRMED, LeadState.UNDECIDED): "undo",
    (LeadState.REJECTED, LeadState.UNDECIDED): "undo",
    # a roster taken back ends what nobody has decided yet; decided leads keep their decision
    (LeadState.FOUND, LeadState.WITHDRAWN): "withdraw_roster",
    (LeadState.UNDECIDED, LeadState.WITHDRAWN): "withdraw_roster",
    # two workers are one human being: one lead goes on, the other ends; and back again
    (LeadState.FOUND, LeadState.JOINED): "join_workers",
    (LeadState.UNDECIDED, LeadState.JOINED): "join_workers",
    (LeadState.JOINED, LeadState.FOUND): "undo_join",
    (LeadState.JOINED, LeadState.SET_ASIDE): "undo_join",
    (LeadState.SET_ASIDE, LeadState.JOINED): "join_workers",
    (LeadState.REJECTED, LeadState.JOINED): "join_workers",
    (LeadState.WITHDRAWN, LeadState.JOINED): "join_workers",
    # evidence arrives (again) for a lead that is being traced by other signs
    (LeadState.WITHDRAWN, LeadState.FOUND): "compare",
    (LeadState.SET_ASIDE, LeadState.FOUND): ("compare", "reopen_lead", "open_lead"),
    # tracing ends: nothing is left to compare
    (LeadState.FOUND, LeadState.SET_ASIDE): "conclude_lead",
    (LeadState.UNDECIDED, LeadState.SET_ASIDE): "conclude_lead",
    # the clerk names the entry himself
    (LeadState.SET_ASIDE, LeadState.CONFIRMED): "decide",
}


class Band(models.TextChoices):
    """How sure the comparison is; thresholds are settings of the run. Nobody is declared a member by the machine."""

    STRONG = "strong", _("很像")
    POSSIBLE = "possible", _("可能")


class Verdict(models.TextChoices):
    SAME = "same", _("同一人")
    DIFFERENT = "different", _("不是同一人")
    CANNOT_TELL = "cannot_tell", _("暂难判断")


STATE_OF_VERDICT: dict[Verdict, LeadState] = {
    Verdict.SAME: LeadState.CONFIRMED,
    Verdict.DIFFERENT: LeadState.REJECTED,
    Verdict.CANNOT_TELL: LeadState.UNDECIDED,
}


class Channel(models.TextChoices):
    """The three finds (三找); a lead keeps the channel it first came by for good."""

    ROSTER = "roster", _("组织找党员：名单比对")
    VISIT = "visit", _("组织找党员：网格走访")
    TELEPHONE = "telephone", _("组织找党员：电话联系")
    SELF_REPORT = "self_report", _("党员找组织")
    REFERRAL = "referral", _("党员找党员")


class RunState(models.TextChoices):
    QUEUED = "queued", _("排队中")
    RUNNING = "running", _("比对中")
    DONE = "done", _("已完成")
    FAILED = "failed", _("未完成")


class RosterState(models.TextChoices):
    READ = "read", _("已读入")
    WITHDRAWN = "withdrawn", _("已撤回")


class MoveNotAllowed(Exception):  # noqa: N818 -- it is said so in the office
    """A move that the table does not name; the sentence says what state the case is in."""

    def __init__(self, sentence: Any) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence


def check_move(before: LeadState, after: LeadState, act: str) -> None:
    """Pass when the table names the move for this act.

    Raises:
        MoveNotAllowed: with a sentence for the person who tried.
    """
    acts = LEAD_MOVES.get((before, after), ())
    if act not in ((acts,) if isinstance(acts, str) else acts):
        raise MoveNotAllowed(
            _("这条线索现在的状态是“%(state)s”，不能改为“%(after)s”。请刷新页面查看最新情况。")
            % {"state": before.label, "after": after.label}
        )
