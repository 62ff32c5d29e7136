"""Who may do what with papers. A file is opened by whoever may see its subject; the room of the kind decides."""

from typing import Any

from jinxi_portal.accounts.public import COMMITTEE, STRANGER, YES, Decision, Policy, anybody, posted, signed_in
from jinxi_portal.records.public import kind_of_type

_committee = posted(*COMMITTEE)


def _opens(user: Any, paper: Any) -> Decision:
    """As the kind's own policy says, else as records knows the subject; a paper about nothing is the committee's."""
    if paper is None:
        return signed_in(user, None)
    decision = _by_room(user, paper, "see_act")
    if decision is not None:
        return decision
    return _committee(user, None) if paper.subject_type_id is None else STRANGER


def _sees_batch(user: Any, batch: Any) -> Decision:
    """Who started it, and the committee."""
    if batch is None or (batch.started_by_id is not None and batch.started_by_id == getattr(user, "pk", None)):
        return signed_in(user, None)
    return YES if _committee(user, None) else STRANGER


def _withdraws(user: Any, paper: Any) -> Decision:
    decision = _committee(user, None)
    by_room = None if decision or paper is None else _by_room(user, paper, "withdraw_act")
    return decision if by_room is None else by_room


def _by_room(user: Any, paper: Any, which: str) -> Decision | None:
    kind, subject = paper.kind, paper.subject
    if kind is not None and kind.policy is not None:
        act = getattr(kind, which)
        return kind.policy.may(user, act, subject) if act and subject is not None else None
    if which != "see_act" or subject is None:
        return None
    known = kind_of_type(paper.subject_type)
    return known.policy.may(user, known.see_act, subject) if known is not None and known.see_act else None


PAPERS = Policy(
    "papers",
    {
        "see_papers": _committee,
        "open_paper": _opens,
        "withdraw": _withdraws,
        "see_batch": _sees_batch,
        "verify": anybody,
    },
)
