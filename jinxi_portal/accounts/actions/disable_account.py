"""Stop a person from signing in."""

from django.db import transaction
from django.utils.translation import gettext as _

from jinxi_portal.accounts.events import AccountDisabled, announce
from jinxi_portal.accounts.last_administrator import keep_one_administrator, lock_with_administrators
from jinxi_portal.accounts.models import Invitation, Suspension, User
from jinxi_portal.accounts.policy import POLICY
from jinxi_portal.accounts.reasons import clean_reason
from jinxi_portal.accounts.refusals import Refusal
from jinxi_portal.accounts.sign_in.sessions import end_all_sessions
from jinxi_portal.kernel import clock


def disable_account(*, user: User, reason: str, by: User) -> User:
    """Every session ends at once and open links stop working; postings and history stay as they are.

    Raises:
        Refusal: ``already_disabled``, ``reason_missing``, ``last_administrator``.
    """
    reason = clean_reason(reason)
    with transaction.atomic():
        user = lock_with_administrators(user)
        POLICY.require(User.objects.get(pk=by.pk), "disable_account", user)
        if not user.is_active:
            raise Refusal("already_disabled", _("%(name)s 的帐号早已停用，不必再次办理。") % {"name": user})
        user.is_active = False
        user.save(update_fields=["is_active"])
        user.forget_postings()
        keep_one_administrator(on=clock.today())
        Invitation.objects.filter(user=user).unused().update(withdrawn_at=clock.now())
        user.elevated_accesses.in_force().update(until=clock.now(), closed_early=True)
        end_all_sessions(user)
        suspension = Suspension.objects.create(user=user, reason=reason, suspended_by=by)
        announce(AccountDisabled(user_id=user.pk, by_id=by.pk, suspension_id=suspension.pk))
    return user
