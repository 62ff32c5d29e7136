"""Who may do what with instructors, their logs and the enterprises' needs."""

from typing import Any

from jinxi_portal.accounts.public import COMMITTEE, STRANGER, YES, Decision, Policy, Role, any_of, posted
from jinxi_portal.kernel import clock

_committee = posted(*COMMITTEE)


def own_enterprise(user: Any, subject: Any) -> Decision:
    """The instructor who is at the subject's enterprise today; at another one he is a stranger."""
    decision = posted(Role.INSTRUCTOR)(user, subject)
    if not decision or subject is None:
        return decision
    employer = subject.employer if hasattr(subject, "employer") else subject
    here = employer.instructor_postings.in_force(on=clock.today()).filter(instructor=user)
    return YES if here.exists() else STRANGER


INSTRUCTORS = Policy(
    "branches",
    {
        # who is where, workloads, enterprises without one
        "see_all": _committee,
        "see_own": posted(Role.INSTRUCTOR),
        "see_needs": any_of(_committee, posted(Role.INSTRUCTOR)),
        "post_instructor": _committee,
        "end_posting": _committee,
        "write_log": own_enterprise,
        "raise_need": any_of(_committee, own_enterprise),
        "see_need": any_of(_committee, own_enterprise),
        "follow_need": any_of(_committee, own_enterprise),
    },
)
