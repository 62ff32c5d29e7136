"""The rules a policy line is made of: by posting, by posting at the very place, by elevated access, and their union."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext_lazy as _

from jinxi_portal.accounts.policy_base import STRANGER, YES, Decision, Rule
from jinxi_portal.accounts.roles import OUTSIDERS, PLACE_OF_ROLE, PlaceKind, Role

_NO_RIGHT = _("您的岗位没有这项权限。")


def anybody(user: Any, subject: Any) -> Decision:
    """The public, without signing in."""
    return YES


def signed_in(user: Any, subject: Any) -> Decision:
    """Anybody who has signed in."""
    return YES if getattr(user, "is_authenticated", False) else STRANGER


def posted(*roles: Role) -> Rule:
    """Who holds one of the roles today; outsiders are strangers, colleagues are told which role to ask."""

    def rule(user: Any, subject: Any) -> Decision:
        held = _roles(user)
        return YES if held & set(roles) else _no(held, ask=roles)

    return rule


def posted_at(place_kind: PlaceKind, place_of: Callable[[Any], int | None], *roles: Role) -> Rule:
    """Who holds one of the roles today at the very place of the subject.

    ``place_of`` reads the place's id from the subject. Without roles, every role whose place is of this kind counts.
    The same role at another place is a stranger: what happens there does not exist for them. Without a subject (the guard
    of a page, a menu line) it is enough to hold the role at some place of the kind.
    """
    wanted = frozenset(roles) or frozenset(role for role, kind in PLACE_OF_ROLE.items() if kind == place_kind)

    def rule(user: Any, subject: Any) -> Decision:
        held = _roles(user)
        if not held & wanted:
            return _no(held, ask=tuple(sorted(wanted)))
        places = {
            posting.place_id
            for posting in user.postings_today()
            if posting.role in wanted and posting.place_kind == place_kind and posting.place_id is not None
        }
        if not places:
            return STRANGER
        return YES if subject is None or place_of(subject) in places else STRANGER

    return rule


def elevated(scope: str | None = None) -> Rule:
    """The system administrator while an elevated access (to ``scope``) is open: with a reason, timed and logged."""

    def rule(user: Any, subject: Any) -> Decision:
        held = _roles(user)
        if Role.SYSTEM_ADMINISTRATOR not in held:
            return _no(held)
        if user.has_elevated_access(scope):
            return YES
        return Decision(False, _("系统管理员平时不查看业务内容。确有需要时，请先写明原因，开启限时的特别查看。"))

    return rule


def any_of(*rules: Rule) -> Rule:
    """The first rule that says yes.

    When none does, one that hides the thing hides it: ``any_of(posted(CLERK), posted_at(BRANCH, …))`` is 404 for the
    secretary of another branch and 403 for a mediator, who is told every role that could help.
    """

    def rule(user: Any, subject: Any) -> Decision:
        refusals = []
        for each in rules:
            decision = each(user, subject)
            if decision:
                return decision
            refusals.append(decision)
        if any(refusal.stranger for refusal in refusals):
            return STRANGER
        # The most telling reason is the one that is not the general one.
        telling = [refusal.reason for refusal in refusals if refusal.reason and refusal.reason is not _NO_RIGHT]
        ask = dict.fromkeys(role for refusal in refusals for role in refusal.ask)
        return Decision(False, telling[0] if telling else _NO_RIGHT, ask=tuple(ask))

    return rule


def _roles(user: Any) -> set[Role]:
    return user.roles_today() if getattr(user, "is_authenticated", False) else set()


def _no(held: set[Role], ask: tuple[Role, ...] = ()) -> Decision:
    """Outsiders, and who holds no posting at all, are strangers; colleagues are told whom to ask."""
    return Decision(False, _NO_RIGHT, ask=tuple(ask)) if held - OUTSIDERS else STRANGER
