"""Let a person sign in again."""

from django.db import transaction
from django.utils.translation import gettext as _

from jinxi_portal.accounts.events import AccountEnabled, announce
from jinxi_portal.accounts.models import User
from jinxi_portal.accounts.policy import POLICY
from jinxi_portal.accounts.reasons import clean_reason
from jinxi_portal.accounts.refusals import Refusal
from jinxi_portal.kernel import clock


def enable_account(*, user: User, reason: str, by: User) -> User:
    """The old password and authenticator work again.

    Raises:
        Refusal: ``already_enabled``, ``reason_missing``.
    """
    reason = clean_reason(reason)
    with transaction.atomic():
        user = User.objects.select_for_update().get(pk=user.pk)
        POLICY.require(by, "enable_account", user)
        if user.is_active:
            raise Refusal("already_enabled", _("%(name)s 的帐号可以正常登录，不必恢复。") % {"name": user})
        user.is_active = True
        user.save(update_fields=["is_active"])
        suspension = user.suspensions.select_for_update().filter(lifted_at__isnull=True).first()
        if suspension is not None:
            suspension.lifted_at, suspension.lifted_by, suspension.lifted_reason = clock.now(), by, reason
            suspension.save(update_fields=["lifted_at", "lifted_by", "lifted_reason"])
        announce(
            AccountEnabled(
                user_id=user.pk, by_id=by.pk, suspension_id=suspension.pk if suspension is not None else None
            )
        )
    return user
