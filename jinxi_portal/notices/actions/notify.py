"""Telling people: within the portal at once, outside by the queue."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Model

from jinxi_portal.kernel import clock
from jinxi_portal.notices.channels.carrier import Carrier, carriers
from jinxi_portal.notices.kinds import Channel, Facts, NoticeKind, facts_to_store, notice_kinds
from jinxi_portal.notices.models import Choice, Delivery, Notice
from jinxi_portal.notices.quiet_hours import free_from
from jinxi_portal.notices.tasks import send_soon


def notify(
    *,
    kind: str,
    to: Iterable[Any],
    subject: Model,
    by: Any = None,
    stage: str = "",
    facts: Facts | None = None,
    at: datetime | None = None,
) -> int:
    """Tell each of the users; returns how many had not been told yet. Called inside an act or a receiver.

    ``by`` is who did it and is not told of it. Telling the same (kind, subject, stage) again tells nobody twice. The notices are
    rows of the running transaction; what goes outside is sent after the commit. A constant number of queries, however
    many people.

    Raises:
        LookupError: the kind is not registered.
        ValueError: the facts are no numbers, dates or codes.
    """
    registered = notice_kinds.get(kind)
    people = {user.pk: user for user in to if user.is_active and user.pk != getattr(by, "pk", None)}
    if not people:
        return 0
    values = {
        "kind": registered.key,
        "stage": stage,
        "subject_type": ContentType.objects.get_for_model(subject),
        "subject_id": subject.pk,
        "facts": facts_to_store(facts),
        "by": by,
        "at": at or clock.now(),
    }
    with transaction.atomic(savepoint=False):
        made = [Notice(user=user, **values) for user in people.values()]
        Notice.objects.bulk_create(made, ignore_conflicts=True, batch_size=1000)
        # With conflicts ignored, the database does not say which rows are new: our own ids do.
        new = list(Notice.objects.filter(public_id__in=[notice.public_id for notice in made]))
        for notice in new:
            notice.user = people[notice.user_id]
        if _send_outside(registered, new):
            transaction.on_commit(send_soon, robust=True)
    return len(new)


def _send_outside(kind: NoticeKind, notices: Sequence[Notice]) -> bool:
    """Note down what goes out; True when some of it need not wait for the morning."""
    ways = carriers()
    if not ways or not notices:
        return False
    chosen: dict[tuple[int, str], bool] = {
        (user_id, channel): wanted
        for user_id, channel, wanted in Choice.objects.filter(
            kind=kind.key, user__in=[notice.user_id for notice in notices]
        ).values_list("user_id", "channel", "wanted")
    }
    now = clock.now()
    not_before = now if kind.urgent else free_from(now, settings.NOTICE_QUIET_HOURS)
    deliveries = [
        Delivery(notice=notice, channel=channel, not_before=not_before)
        for notice in notices
        for channel, carrier in ways.items()
        if _wanted(kind, channel, carrier, notice, chosen)
    ]
    Delivery.objects.bulk_create(deliveries, batch_size=1000)
    return bool(deliveries) and not_before <= now


def _wanted(
    kind: NoticeKind, channel: Channel, carrier: Carrier, notice: Notice, chosen: dict[tuple[int, str], bool]
) -> bool:
    if not chosen.get((notice.user_id, channel), channel in kind.outside):
        return False
    return carrier.address_of(notice.user) is not None
