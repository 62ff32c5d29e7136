"""What a key may do: the scope the view names. A view that names none is closed to every key."""

from typing import Any

from rest_framework.permissions import BasePermission
from rest_framework.request import Request

from jinxi_portal.rest import problems
from jinxi_portal.rest.caller import key_of


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
            raise problems.ScopeMissing(scope=scope or "-")
        return True
