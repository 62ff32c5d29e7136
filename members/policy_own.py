"""What a worker may do with what is held about him, and who helps. An employer's staff are strangers to all of it."""

from typing import Any

from jinxi_portal.accounts.public import STRANGER, YES, Decision, Policy, Role, any_of, posted

_COMMITTEE = (Role.COMMITTEE_CLERK, Role.COMMITTEE_SECRETARY)


def a_worker(user: Any, subject: Any) -> Decision:
    """Workers on the phone; nobody else has business on these pages."""
    return YES if getattr(user, "is_authenticated", False) and Role.WORKER in user.roles_today() else STRANGER


def its_speaker(user: Any, subject: Any) -> Decision:
    """The worker whose own word it is: ``subject.user_id``."""
    decision = a_worker(user, subject)
    return decision if subject is None or not decision or subject.user_id == user.pk else STRANGER


OWN = Policy(
    "members_own",
    {
        "see_own": a_worker,
        "claim_worker": a_worker,
        "see_claim": any_of(its_speaker, posted(*_COMMITTEE)),
        "decide_claim": posted(*_COMMITTEE),
    },
)
