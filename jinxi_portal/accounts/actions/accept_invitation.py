"""Use a one-time link: set the own password."""

from django.db import transaction
from django.utils.translation import gettext as _

from jinxi_portal.accounts.events import PasswordSet, announce
from jinxi_portal.accounts.models import Invitation, User
from jinxi_portal.accounts.refusals import Refusal
from jinxi_portal.accounts.sign_in import lockout
from jinxi_portal.accounts.sign_in.sessions import end_all_sessions
from jinxi_portal.kernel import clock


def accept_invitation(*, invitation: Invitation, password: str) -> User:
    """Set the password and burn the link. Whoever was still signed in with the old password is signed out.

    The link itself is the permission; nobody is signed in yet. ``password`` has been validated by the form.

    Raises:
        Refusal: ``link_over`` when the link was used, withdrawn or has expired, or the account was disabled.
    """
    with transaction.atomic():
        user: User = User.objects.select_for_update().get(pk=invitation.user_id)
        fresh = Invitation.objects.select_for_update().filter(pk=invitation.pk).open().first()
        if fresh is None or not user.is_active:
            raise Refusal("link_over", _("这个链接已经用过或已过期。请向系统管理员要一个新的。"))
        fresh.used_at = clock.now()
        fresh.save(update_fields=["used_at"])
        user.set_password(password)
        user.save(update_fields=["password"])
        end_all_sessions(user)
        transaction.on_commit(lambda: lockout.forget(user.username))
        announce(PasswordSet(user_id=user.pk, by_id=user.pk, how="invitation"))
    return user
