"""Who may do what with meetings: the branch its own, the committee all and the exchange meetings. Default: no."""

from typing import Any

from branches.policy import committee_or_own_branch
from branches.states_meetings import MeetingKind, MeetingState
from jinxi_portal.accounts.public import COMMITTEE, STRANGER, YES, Decision, Policy, Role, anybody, posted
from members.public import person_of

_committee = posted(*COMMITTEE)
_desk = posted(*COMMITTEE, Role.BRANCH_SECRETARY)
#: What workers and guests may know of.
PUBLISHED = (MeetingState.NOTICED, MeetingState.RUNNING, MeetingState.HELD, MeetingState.CONFIRMED)


def leads(user: Any, subject: Any) -> Decision:
    """An exchange meeting is the committee's; any other the branch's, and the committee's too."""
    if getattr(subject, "kind", "") == MeetingKind.EXCHANGE:
        return _committee(user, subject)
    return committee_or_own_branch(user, subject)


def expected(user: Any, subject: Any) -> Decision:
    """A worker who is on the meeting's list once it is announced; an exchange meeting is for every worker."""
    if not getattr(user, "is_authenticated", False) or Role.WORKER not in user.roles_today():
        return STRANGER
    if subject is None:
        return YES
    if subject.state not in PUBLISHED:
        return STRANGER
    if subject.is_exchange:
        return YES
    person = person_of(user)
    return YES if person and subject.attendances.filter(person=person).exists() else STRANGER


def reads(user: Any, subject: Any) -> Decision:
    """Who leads it, who is expected; of an exchange meeting every branch secretary reads the plan."""
    if expected(user, subject):
        return YES
    if subject is not None and subject.is_exchange and _desk(user, subject):
        return YES
    return leads(user, subject)


def comes(user: Any, subject: Any) -> Decision:
    """Who shows a good code: everybody at an exchange meeting, else who is on the list."""
    if subject is None:
        return YES
    if not subject.is_running:
        return STRANGER
    return YES if subject.is_exchange else expected(user, subject)


MEETINGS = Policy(
    "branches.meetings",
    {
        "see_list": _desk,
        "see": reads,
        "plan": committee_or_own_branch,
        "plan_exchange": _committee,
        "change": leads,
        "announce": leads,
        "start": leads,
        "close": leads,
        "cancel": leads,
        "show_screen": leads,
        "call_roll": leads,
        "export_attendance": leads,
        "write_minutes": leads,
        "confirm_minutes": leads,
        "record_vote": leads,
        "record_decision": leads,
        "finish_decision": leads,
        "attach": leads,
        # the code on the screen
        "scan": anybody,
        "sign_in": comes,
        # calendars
        "subscribe": _desk,
        "read_feed": anybody,
    },
)
