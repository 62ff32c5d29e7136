"""Telling people without an account: a text message that something is there, and nothing of what it is."""

from collections.abc import Iterable

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Model

from jinxi_portal.kernel import clock
from jinxi_portal.kernel.sealing import Sealed
from jinxi_portal.notices.channels.carrier import mobile_carrier
from jinxi_portal.notices.kinds import Channel, notice_kinds
from jinxi_portal.notices.models import MobileWord
from jinxi_portal.notices.quiet_hours import free_from
from jinxi_portal.notices.tasks import send_soon


def notify_mobiles(*, kind: str, to: Iterable[Sealed], subject: Model, stage: str = "") -> None:
    """Tell each of the mobiles that has not been told of it yet. Called inside an act, like ``notify``; one query.

    Only kinds that go out by text message are told, and only where the portal has such a carrier. Quiet hours hold here too.

    Raises:
        LookupError: the kind is not registered.
    """
    registered = notice_kinds.get(kind)
    mobiles = list(to)
    if Channel.SMS not in registered.outside or mobile_carrier() is None or not mobiles:
        return
    now = clock.now()
    not_before = now if registered.urgent else free_from(now, settings.NOTICE_QUIET_HOURS)
    made = [
        MobileWord(
            mobile=mobile,
            mobile_digest=mobile.digest(),
            kind=registered.key,
            stage=stage,
            subject_type=ContentType.objects.get_for_model(subject),
            subject_id=subject.pk,
            at=now,
            not_before=not_before,
        )
        for mobile in mobiles
    ]
    MobileWord.objects.bulk_create(made, ignore_conflicts=True, batch_size=1000)
    if not_before <= now:
        transaction.on_commit(send_soon, robust=True)
