"""Give elevated access back before its end."""

from django.db import transaction
from django.utils.translation import gettext as _

from jinxi_portal.accounts.events import ElevatedAccessClosed, announce
from jinxi_portal.accounts.models import ElevatedAccess, User
from jinxi_portal.accounts.policy import POLICY
from jinxi_portal.accounts.refusals import Refusal
from jinxi_portal.kernel import clock


def close_elevated_access(*, elevated_access: ElevatedAccess, by: User) -> ElevatedAccess:
    """Only who opened it closes it.

    Raises:
        Refusal: ``already_over``.
    """
    with transaction.atomic():
        opened = ElevatedAccess.objects.select_for_update().get(pk=elevated_access.pk)
        POLICY.require(by, "close_elevated_access", opened)
        moment = clock.now()
        if opened.until <= moment:
            raise Refusal("already_over", _("这次特别查看已经结束。"))
        opened.until = moment
        opened.closed_early = True
        opened.save(update_fields=["until", "closed_early"])
        announce(ElevatedAccessClosed(user_id=opened.user_id, by_id=by.pk, elevated_access_id=opened.pk))
    return opened
