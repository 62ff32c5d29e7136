"""Who may use the pages of the frame."""

from typing import Any

from jinxi_portal.accounts.public import STAFF, STRANGER, YES, Decision, Policy, Role, anybody, posted, signed_in


def a_worker(user: Any, subject: Any) -> Decision:
    """Workers have a first page of their own; nobody else has business there."""
    return YES if user.is_authenticated and Role.WORKER in user.roles_today() else STRANGER


POLICY = Policy(
    "web",
    {
        "choose_language": anybody,
        "ask_health": anybody,
        "see_offline_page": anybody,
        "open_home": signed_in,
        "choose_type_size": signed_in,
        "save_filter": signed_in,
        "see_worker_home": a_worker,
        "see_queue": posted(*STAFF, Role.EMPLOYER_STAFF),
        "see_home_figures": posted(*STAFF),
        "search": posted(*STAFF),
        "see_styleguide": posted(*STAFF),
    },
)
