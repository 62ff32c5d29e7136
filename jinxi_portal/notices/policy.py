"""Notices are one's own."""

from typing import Any

from jinxi_portal.accounts.public import STRANGER, YES, Decision, Policy, signed_in


def its_reader(user: Any, subject: Any) -> Decision:
    """Whoever the notice is for; for everybody else it does not exist."""
    if not getattr(user, "is_authenticated", False):
        return STRANGER
    return YES if subject is None or subject.user_id == user.pk else STRANGER


NOTICES = Policy("notices", {"see_inbox": signed_in, "choose": signed_in, "read": its_reader})
