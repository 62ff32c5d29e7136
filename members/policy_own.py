"""What a worker may do with what is held about him, and who helps. An employer's staff are strangers to all of it."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from jinxi_portal.accounts.public import STRANGER, YES, Decision, Policy, Role, any_of, posted
from members.people import is_confirmed_member

_COMMITTEE = (Role.COMMITTEE_CLERK, Role.COMMITTEE_SECRETARY)


def a_worker(user: Any, subject: Any) -> Decision:
    """Workers on the phone; nobody else has business on these pages."""
    return YES if getattr(user, "is_authenticated", False) and Role.WORKER in user.roles_today() else STRANGER


def its_speaker(user: Any, subject: Any) -> Decision:
    """The worker whose own word it is: ``subject.user_id``."""
    decision = a_worker(user, subject)
    return decision if subject is None or not decision or subject.user_id == user.pk else STRANGER


def a_confirmed_member(user: Any, subject: Any) -> Decision:
    """Who has been found and has a home: for everybody else the page does not exist."""
    return YES if a_worker(user, subject) and is_confirmed_member(user) else STRANGER


def its_tracer(user: Any, subject: Any) -> Decision:
    """Who referred is told to the lead's tracer only."""
    decision = posted(*_COMMITTEE)(user, subject)
    if not decision or subject is None or (subject.lead is not None and subject.lead.tracer_id == user.pk):
        return decision
    return Decision(False, _("推荐人只给追踪这条线索的人看。"))


OWN = Policy(
    "members_own",
    {
        "see_own": a_worker,
        "claim_worker": a_worker,
        "see_claim": any_of(its_speaker, posted(*_COMMITTEE)),
        "manage_consent": a_worker,
        "record_consent": posted(*_COMMITTEE),
        "report_self": a_worker,
        "see_report": any_of(its_speaker, posted(*_COMMITTEE)),
        "change_report": its_speaker,
        "see_words": posted(*_COMMITTEE),
        "refer": a_confirmed_member,
        "answer_referral": a_worker,
        "see_referrer": its_tracer,
        "decide_claim": posted(*_COMMITTEE),
    },
)
