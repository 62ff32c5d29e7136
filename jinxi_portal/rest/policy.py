"""Who may see, make, exchange and stop API keys."""

from typing import Any

from jinxi_portal.accounts.public import PlaceKind, Policy, Role, any_of, anybody, posted, posted_at


def _employer_of(key: Any) -> int | None:
    return int(key.employer_id)


_keepers = posted(Role.SYSTEM_ADMINISTRATOR, Role.COMMITTEE_CLERK)
_own_employer = posted_at(PlaceKind.EMPLOYER, _employer_of, Role.EMPLOYER_STAFF)

REST = Policy(
    "rest",
    {
        "read_schema": anybody,
        "see_keys": any_of(_keepers, _own_employer),
        "rotate_key": any_of(_keepers, _own_employer),
        "create_key": _keepers,
        "revoke_key": _keepers,
    },
)
