"""Who may see, make, exchange and stop API keys."""

from typing import Any

from jinxi_portal.accounts.public import Decision, PlaceKind, Policy, Role, any_of, anybody, posted, posted_at


def _employer_of(key: Any) -> int | None:
    return None if key.employer_id is None else int(key.employer_id)


_keepers = posted(Role.SYSTEM_ADMINISTRATOR, Role.COMMITTEE_CLERK)
_administrator = posted(Role.SYSTEM_ADMINISTRATOR)
_own_employer = posted_at(PlaceKind.EMPLOYER, _employer_of, Role.EMPLOYER_STAFF)

_keepers_or_employer = any_of(_keepers, _own_employer)


def _hands_out(user: Any, key: Any) -> Decision:
    """A new secret for an authority passes through the system administrator's hands alone."""
    return (_administrator if key is not None and key.is_of_authority else _keepers_or_employer)(user, key)


REST = Policy(
    "rest",
    {
        "read_schema": anybody,
        "see_keys": _keepers_or_employer,
        "rotate_key": _hands_out,
        "create_key": _keepers,
        "create_authority_key": _administrator,
        "revoke_key": _keepers,
    },
)
