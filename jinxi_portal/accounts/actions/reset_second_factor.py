"""Take a lost authenticator off an account."""

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils.translation import gettext as _

from jinxi_portal.accounts.events import SecondFactorRemoved, announce
from jinxi_portal.accounts.models import User
from jinxi_portal.accounts.policy import POLICY
from jinxi_portal.accounts.refusals import Refusal
from jinxi_portal.accounts.sign_in.sessions import end_all_sessions


def reset_second_factor(*, user: User, by: User) -> User:
    """Authenticator and recovery codes go, all sessions end; where one is required, the next sign-in leads to a new one.

    Raises:
        Refusal: ``no_second_factor``.
    """
    with transaction.atomic():
        user = User.objects.select_for_update().get(pk=user.pk)
        POLICY.require(by, "reset_second_factor", user)
        deleted, _rows = Authenticator.objects.filter(user=user).delete()
        if not deleted:
            raise Refusal("no_second_factor", _("%(name)s 没有绑定动态验证器，不必重置。") % {"name": user})
        end_all_sessions(user)
        announce(SecondFactorRemoved(user_id=user.pk, by_id=by.pk, kind="totp"))
    return user
