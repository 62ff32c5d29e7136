"""Let a person sign in again."""

from django.db import transaction
from django.utils.translation import gettext as _

from jinxi_portal.accounts.events import AccountEnabled, announce
from jinxi_portal.accounts.models import User
from jinxi_portal.accounts.policy import POLICY
from jinxi_portal.accounts.reasons import clean_reason
from jinxi_portal.accounts.refusals import Refusal


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
        announce(AccountEnabled(user_id=user.pk, by_id=by.pk, reason=reason))
    return user
