"""Who acts, as what, and in which request."""

from typing import Any

import structlog


def acting_role(user: Any) -> str:
    """The roles the actor holds today, in the order of the role list; empty for the portal itself."""
    roles = user.roles_today() if user is not None and getattr(user, "is_authenticated", False) else set()
    return ",".join(sorted(role.value for role in roles))


def request_id() -> str:
    """The id of the running request or task, bound by the middleware for the logs."""
    return str(structlog.contextvars.get_contextvars().get("request_id", ""))[:64]


def signed_in_or_none(user: Any) -> Any:
    """A user row or nobody: the timeline never points at an anonymous visitor."""
    return user if getattr(user, "pk", None) else None
