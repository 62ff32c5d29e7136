"""How every room says who may do what. The default is *no*.

A room's ``policy.py`` builds one ``Policy`` from a table of acts to rules; acts, pages, API and templates ask the same object.
The rules themselves are made in ``policy_rules``.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404

from jinxi_portal.accounts.roles import Role


@dataclass(frozen=True)
class Decision:
    """Whether an act is allowed; if not, why, and whom to ask. ``stranger`` hides that the thing exists (404)."""

    allowed: bool
    reason: Any = ""
    ask: tuple[Role, ...] = ()
    stranger: bool = False

    def __bool__(self) -> bool:
        return self.allowed


YES = Decision(True)
STRANGER = Decision(False, stranger=True)

Rule = Callable[[Any, Any], Decision]


class NotAllowed(PermissionDenied):
    """A colleague without the right: answered with 403, the reason and whom to ask."""

    def __init__(self, decision: Decision) -> None:
        super().__init__(str(decision.reason))
        self.decision = decision


class Policy:
    """The acts of one room and the rule of each.

    Raises:
        LookupError: when an act is asked for that the table does not name: a slip of ours, not of the user's.
    """

    def __init__(self, room: str, rules: Mapping[str, Rule]) -> None:
        self.room = room
        self.rules = dict(rules)

    def may(self, user: Any, act: str, subject: Any = None) -> Decision:
        try:
            rule = self.rules[act]
        except KeyError:
            raise LookupError(f"{self.room}: no policy line for {act!r}") from None
        return rule(user, subject)

    def require(self, user: Any, act: str, subject: Any = None) -> None:
        """Pass, or raise ``Http404`` for a stranger and ``NotAllowed`` for a colleague."""
        decision = self.may(user, act, subject)
        if decision:
            return
        if decision.stranger:
            raise Http404
        raise NotAllowed(decision)
