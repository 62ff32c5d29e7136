"""Who may do what with requests for help. Default: no; an employer's staff are strangers to every one of them."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext_lazy as _

from branches.policy import branches_of
from branches.states_help import OPEN_HELP, Audience
from jinxi_portal.accounts.public import (
    COMMITTEE,
    OUTSIDERS,
    STAFF,
    STRANGER,
    YES,
    Decision,
    Policy,
    Role,
    Rule,
    any_of,
    posted,
)

_HELPERS = (Role.BRANCH_SECRETARY, Role.INSTRUCTOR, *sorted(COMMITTEE))
_NOT_YOURS = Decision(False, _("这件求助由所在支部办理。"), ask=(Role.BRANCH_SECRETARY, Role.COMMITTEE_CLERK))
_KEPT_CLOSE = Decision(
    False,
    _("求助人选择只给支部书记看。支部没有按时办理时，会上报综合党委。"),
    ask=(Role.BRANCH_SECRETARY,),
)


def a_worker(user: Any, subject: Any) -> Decision:
    """Workers ask; nobody else has business on these pages."""
    return YES if getattr(user, "is_authenticated", False) and Role.WORKER in user.roles_today() else STRANGER


def its_asker(user: Any, subject: Any) -> Decision:
    decision = a_worker(user, subject)
    return decision if subject is None or not decision or subject.asker_id == user.pk else STRANGER


def employers_of_instructor(user: Any) -> set[int]:
    """The employers at which the user is instructor today."""
    if not getattr(user, "is_authenticated", False):
        return set()
    return {
        posting.place_id
        for posting in user.postings_today()
        if posting.role == Role.INSTRUCTOR and posting.place_id is not None
    }


def _committee_reads(subject: Any) -> bool:
    """From the beginning when the asker said so or no branch has it; otherwise once it was reported."""
    return subject.organisation_id is None or subject.audience == Audience.COMMITTEE or bool(subject.escalated_at)


def reads(user: Any, subject: Any) -> Decision:
    """Whoever may read the words: the asker, the branch's secretary, and whom the asker let."""
    if not getattr(user, "is_authenticated", False):
        return STRANGER
    roles = user.roles_today()
    if subject is None:
        return YES if roles & {Role.WORKER, *_HELPERS} else _no(roles)
    if Role.WORKER in roles:
        return YES if subject.asker_id == user.pk else STRANGER
    if subject.organisation_id in branches_of(user):
        return YES
    if roles & COMMITTEE:
        return YES if _committee_reads(subject) else _KEPT_CLOSE
    if Role.INSTRUCTOR in roles:
        near = subject.employer_id in employers_of_instructor(user)
        return YES if near and subject.audience != Audience.SECRETARY else STRANGER
    return STRANGER if Role.BRANCH_SECRETARY in roles else _no(roles)


def handles(user: Any, subject: Any) -> Decision:
    """Whoever may act for the asker: the branch's secretary, and the committee where it may read."""
    roles = user.roles_today() if getattr(user, "is_authenticated", False) else set()
    if subject is None:
        return YES if roles & {Role.BRANCH_SECRETARY, *COMMITTEE} else _no(roles)
    decision = reads(user, subject)
    if not decision or subject.asker_id == user.pk:
        return decision if not decision else STRANGER
    return YES if subject.organisation_id in branches_of(user) or roles & COMMITTEE else _NOT_YOURS


def moves_on(user: Any, subject: Any) -> Decision:
    """To another branch: the branch's secretary, and always the committee, which need not read it for that."""
    if subject is not None and getattr(user, "is_authenticated", False) and user.roles_today() & COMMITTEE:
        return YES
    return handles(user, subject)


def answers(user: Any, subject: Any) -> Decision:
    """Who reads it among the staff may also answer."""
    decision = reads(user, subject)
    if subject is None:
        return posted(*_HELPERS)(user, None)
    return STRANGER if decision and subject.asker_id == user.pk else decision


def while_open(rule: Rule) -> Rule:
    """What is over is no longer written to."""

    def decide(user: Any, subject: Any) -> Decision:
        decision = rule(user, subject)
        if decision and subject is not None and subject.state not in OPEN_HELP:
            return Decision(False, _("这件求助已经办结。"))
        return decision

    return decide


def _no(roles: set[Role]) -> Decision:
    return Decision(False, _("您的岗位没有这项权限。"), ask=_HELPERS) if roles - OUTSIDERS else STRANGER


def asker_or(rule: Rule) -> Rule:
    def decide(user: Any, subject: Any) -> Decision:
        if subject is not None and its_asker(user, subject):
            return YES
        return rule(user, subject)

    return decide


def comes_here(user: Any, subject: Any) -> Decision:
    """The first address of help: workers see their own requests there, helpers are led to the board."""
    decision = a_worker(user, subject)
    return decision or posted(*_HELPERS)(user, subject)


_publishers: Callable[[Any, Any], Decision] = posted(Role.BRANCH_SECRETARY, *COMMITTEE)
_movers = _publishers

HELP = Policy(
    "branches.help",
    {
        # the asker, on the phone
        "open_help": comes_here,
        "ask": a_worker,
        "follow": its_asker,
        "write": while_open(its_asker),
        "withdraw": its_asker,
        "reopen": its_asker,
        "rate": its_asker,
        # the branch group, at the desk
        "see_board": posted(*_HELPERS),
        "read": reads,
        "take": handles,
        "answer": while_open(answers),
        "resolve": handles,
        "hand_over": handles,
        "move": moves_on,
        # only what one has moved oneself (``moved_by``); whether it is still time, the act knows
        "undo_move": _movers,
        "attach": while_open(asker_or(answers)),
        # answers for everybody, without names
        "search_answers": any_of(a_worker, posted(*STAFF)),
        "publish_answer": handles,
        "change_answer": _publishers,
    },
)
