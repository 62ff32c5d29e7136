"""Who may do what with accounts. Default: no."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from jinxi_portal.accounts.policy_base import STRANGER, YES, Decision, Policy, Rule
from jinxi_portal.accounts.policy_rules import anybody, posted, signed_in
from jinxi_portal.accounts.roles import Role

_administrator = posted(Role.SYSTEM_ADMINISTRATOR)


def _administrator_not_self(user: Any, subject: Any) -> Decision:
    """The system administrator, but not for the own account: nobody gives rights to oneself or locks oneself out."""
    decision = _administrator(user, subject)
    if decision and subject is not None and subject.pk == user.pk:
        return Decision(False, _("这是您自己的帐号，请由另一位系统管理员办理。"), ask=(Role.SYSTEM_ADMINISTRATOR,))
    return decision


def _of_people(rule: Rule) -> Rule:
    """The rule for a person's account. An employer's system is no person: what it may do follows from its keys."""

    def decide(user: Any, subject: Any) -> Decision:
        decision = rule(user, subject)
        if decision and subject is not None and subject.is_machine:
            reason = _("这是企业系统的接口帐号，不是人：它只凭密钥办事，请在“接口密钥”里建立、更换或停用密钥。")
            return Decision(False, reason, ask=(Role.COMMITTEE_CLERK,))
        return decision

    return decide


def _owner(user: Any, subject: Any) -> Decision:
    """Whoever the thing belongs to; for everybody else it does not exist."""
    if not getattr(user, "is_authenticated", False):
        return STRANGER
    return YES if subject is None or subject.user_id == user.pk else STRANGER


def _has_password_account(user: Any, subject: Any) -> Decision:
    """Who signs in with a password: only there are a password to change and an authenticator to bind."""
    return YES if getattr(user, "is_authenticated", False) and not user.signs_in_by_code else STRANGER


POLICY = Policy(
    "accounts",
    {
        # everybody, before and after the sign-in
        "sign_in": anybody,
        "accept_invitation": anybody,
        "sign_out": anybody,
        "use_own_account": signed_in,
        "use_password": _has_password_account,
        "end_own_session": _owner,
        # the system administrator's work; no case content here
        "see_accounts": _administrator,
        "open_account": _administrator,
        "rename_account": _of_people(_administrator),
        "invite": _of_people(_administrator),
        "disable_account": _administrator_not_self,
        "enable_account": _administrator_not_self,
        "reset_second_factor": _of_people(_administrator_not_self),
        "end_sessions": _administrator,
        "lift_lockout": _administrator,
        "post_staff": _of_people(_administrator_not_self),
        "end_posting": _of_people(_administrator_not_self),
        # the look at case content: opened by the administrator, watched by the auditor and the secretary
        "open_elevated_access": _administrator,
        "close_elevated_access": _owner,
        "see_elevated_access": posted(Role.SYSTEM_ADMINISTRATOR, Role.AUDITOR, Role.COMMITTEE_SECRETARY),
    },
)
