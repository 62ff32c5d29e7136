"""Let a locked account try again at once."""

from django.db import transaction

from jinxi_portal.accounts.events import LockoutLifted, announce
from jinxi_portal.accounts.models import User
from jinxi_portal.accounts.policy import POLICY
from jinxi_portal.accounts.sign_in import lockout


def lift_lockout(*, user: User, by: User) -> None:
    """The system administrator has spoken to the person. Lifting a lockout that is not there does no harm."""
    with transaction.atomic():
        POLICY.require(by, "lift_lockout", user)
        lockout.forget(user.username)
        announce(LockoutLifted(user_id=user.pk, by_id=by.pk))
