"""What a key may do: the scope the view names. A view that names none is closed to every key."""

from typing import Any

from rest_framework.permissions import BasePermission
from rest_framework.request import Request

from jinxi_portal.rest import problems
from jinxi_portal.rest.caller import key_of
from jinxi_portal.rest.holders import Holder
from jinxi_portal.rest.models import ApiKey
from jinxi_portal.rest.scopes import scopes_for


def scope_of(view: Any, method: str) -> str | None:
    """The scope a view asks for a method; ``""`` means any key."""
    asked = getattr(view, "scope", None)
    if isinstance(asked, dict):
        asked = asked.get("GET" if method == "HEAD" else method)
    return asked


class HasScope(BasePermission):
    def has_permission(self, request: Request, view: Any) -> bool:
        if request.auth is None:
            raise problems.KeyMissing()
        method = str(request.method)
        if method == "OPTIONS" or method.lower() not in view.http_method_names or not hasattr(view, method.lower()):
            return True  # answered with 405 in a moment
        scope = scope_of(view, method)
        if scope is None or (scope and scope not in key_of(request).scopes):
            raise _missing(key_of(request), scope)
        return True


def _missing(key: ApiKey, scope: str | None) -> problems.ScopeMissing:
    """What to do depends on whether a key of this holder can have the scope at all."""
    problem, holder = problems.ScopeMissing(scope=scope or "-"), Holder(key.holder)
    if scope not in {each.key for each in scopes_for(holder)}:
        problem.text = str(problems.ScopeMissing.closed) % {"whose": holder.label}
    return problem
