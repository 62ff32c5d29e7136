"""Open elevated access: a timed look at case content, with a reason."""

from datetime import timedelta

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from jinxi_portal.accounts.events import ElevatedAccessOpened, announce
from jinxi_portal.accounts.models import ElevatedAccess, Scope, User
from jinxi_portal.accounts.models.elevated_access import LONGEST
from jinxi_portal.accounts.policy import POLICY
from jinxi_portal.accounts.reasons import clean_reason
from jinxi_portal.accounts.refusals import Refusal
from jinxi_portal.kernel import clock


def open_elevated_access(*, scope: Scope, reason: str, minutes: int, by: User) -> ElevatedAccess:
    """For at most an hour, one at a time; the auditor and the secretary see who, why and how long.

    Raises:
        Refusal: ``reason_missing``, ``time_unfit``, ``already_open``.
    """
    reason = clean_reason(reason)
    length = timedelta(minutes=minutes)
    with transaction.atomic():
        user = User.objects.select_for_update().get(pk=by.pk)
        POLICY.require(user, "open_elevated_access")
        if not timedelta() < length <= LONGEST:
            raise Refusal("time_unfit", _("特别查看最长60分钟，请填1到60之间的分钟数。"))
        running = user.elevated_accesses.in_force().first()
        if running is not None:
            raise Refusal(
                "already_open",
                _("您的特别查看正在进行，到%(time)s结束。请先结束它，再开新的。")
                % {"time": date_format(clock.local(running.until), "TIME_FORMAT")},
            )
        moment = clock.now()
        opened = ElevatedAccess.objects.create(
            user=user, scope=scope, reason=reason, since=moment, until=moment + length
        )
        announce(
            ElevatedAccessOpened(
                user_id=user.pk,
                by_id=user.pk,
                elevated_access_id=opened.pk,
                scope=opened.scope,
                until=opened.until,
            )
        )
    return opened
