"""Where a lead stands on its way to a decision about where the person belongs, and the moves between.

``members.states`` answers another question: is this worker that entry of the register. See ADR 1041.
"""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from members.states import MoveNotAllowed


class TracingStage(models.TextChoices):
    # open
    FOUND = "found", _("发现")
    CHECKING = "checking", _("核查")
    CONTACTED = "contacted", _("已联系")
    AWAITING_HOME = "awaiting_home", _("待确认")
    # decided by a human, with an outcome
    CONCLUDED = "concluded", _("已办结")
    # ended without one: its only roster was taken back, or its worker turned out to be another with a lead of his own
    ENDED = "ended", _("已终止")


OPEN_STAGES = (TracingStage.FOUND, TracingStage.CHECKING, TracingStage.CONTACTED, TracingStage.AWAITING_HOME)


class Outcome(models.TextChoices):
    AFFILIATED = "affiliated", _("确认并转入支部")
    FLOATING = "floating", _("确认，关系在原支部")
    NOT_A_MEMBER = "not_a_member", _("不是党员")
    WRONG_PERSON = "wrong_person", _("认错了人")
    NOT_REACHABLE = "not_reachable", _("多次联系不上")
    DECLINED = "declined", _("本人不愿意")


#: Outcomes that say: a member, and known where he belongs.
CONFIRMED_OUTCOMES = (Outcome.AFFILIATED, Outcome.FLOATING)

#: Acts of people, each with the line of the policy that is asked; the others follow from the review desk and the rosters.
POLICY_LINE: dict[str, str] = {
    "take_lead": "trace_lead",
    "record_contact": "trace_lead",
    "send_letter": "trace_lead",
    "withdraw_letter": "trace_lead",
    "conclude_lead": "conclude_lead",
    "reopen_lead": "conclude_lead",
    # the review desk, the rosters
    "decide": "decide_lead",
    "undo": "undo_decision",
    "withdraw_roster": "withdraw_roster",
    "join_workers": "join_workers",
    "undo_join": "join_workers",
    "compare": "start_comparison",
}

_F, _K, _C, _A = TracingStage.FOUND, TracingStage.CHECKING, TracingStage.CONTACTED, TracingStage.AWAITING_HOME
_DONE, _ENDED = TracingStage.CONCLUDED, TracingStage.ENDED

TRACING_MOVES: dict[tuple[TracingStage, TracingStage], frozenset[str]] = {
    # a tracer takes it up, or the review desk has looked
    (_F, _K): frozenset({"take_lead", "decide"}),
    (_K, _F): frozenset({"undo"}),
    # spoken with the person: by telephone or at the door
    (_F, _C): frozenset({"record_contact"}),
    (_K, _C): frozenset({"record_contact"}),
    # the home branch is asked by letter; the letter may be taken back
    (_F, _A): frozenset({"send_letter"}),
    (_K, _A): frozenset({"send_letter"}),
    (_C, _A): frozenset({"send_letter"}),
    (_A, _C): frozenset({"withdraw_letter"}),
    (_A, _K): frozenset({"withdraw_letter"}),
    # the decision, and its return when something new comes up; "not the same person" on the desk decides too
    (_F, _DONE): frozenset({"conclude_lead", "decide"}),
    (_K, _DONE): frozenset({"conclude_lead", "decide"}),
    (_C, _DONE): frozenset({"conclude_lead"}),
    (_A, _DONE): frozenset({"conclude_lead"}),
    (_DONE, _K): frozenset({"reopen_lead", "undo"}),
    (_DONE, _F): frozenset({"undo"}),
    # the ground falls away
    **{(stage, _ENDED): frozenset({"withdraw_roster", "join_workers"}) for stage in OPEN_STAGES},
    (_ENDED, _F): frozenset({"undo_join", "compare"}),
}

_ORDER = [*OPEN_STAGES, _DONE]


def further(one: TracingStage, other: TracingStage) -> TracingStage:
    """The stage that is nearer to a decision."""
    return max(one, other, key=_ORDER.index)


def check_tracing_move(before: TracingStage, after: TracingStage, act: str) -> None:
    """Pass when the table names the move for this act.

    Raises:
        MoveNotAllowed: with a sentence for the person who tried.
    """
    if act not in TRACING_MOVES.get((before, after), ()):
        sentence: Any = _("这条线索现在是“%(before)s”，不能直接变为“%(after)s”。请刷新页面查看最新情况。") % {
            "before": before.label,
            "after": after.label,
        }
        raise MoveNotAllowed(sentence)
