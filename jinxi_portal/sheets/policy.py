"""Who may do what with imports: each kind's room decides for its senders."""

from typing import Any

from jinxi_portal.accounts.public import STRANGER, Decision, Policy
from jinxi_portal.sheets.kinds import kinds


def _sender_of_the_kind(user: Any, subject: Any) -> Decision:
    """Who may send the subject's kind for its sender; without a subject: who may send anything at all."""
    if not getattr(user, "is_authenticated", False):
        return STRANGER
    if subject is not None:
        intake = kinds.get(subject.kind_key).intake
        return intake.may(user, subject.sender_key) if intake is not None else STRANGER
    decisions = [kind.intake.may(user, None) for kind in kinds if kind.intake is not None]
    # A decision that says no is false: the most favourable one is found by its worth, not by "or".
    return min(decisions, key=lambda decision: (not decision.allowed, decision.stranger), default=STRANGER)


def _who_takes_back(user: Any, subject: Any) -> Decision:
    """Whoever may send the list, as far as its room lets them take it back."""
    decision = _sender_of_the_kind(user, subject)
    if not decision or subject is None:
        return decision
    intake = kinds.get(subject.kind_key).intake
    return intake.may_withdraw(user, subject.sender_key) if intake is not None else STRANGER


POLICY = Policy(
    "sheets",
    {
        **dict.fromkeys(
            ("see_imports", "send_sheet", "choose_sheet", "map_columns", "mend_row", "confirm", "discard"),
            _sender_of_the_kind,
        ),
        "withdraw": _who_takes_back,
    },
)
