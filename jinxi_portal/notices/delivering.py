"""Sending what is due: one message a person and channel, however many notices wait for them."""

from datetime import datetime, timedelta
from typing import Any

import structlog
from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from jinxi_portal.kernel import clock
from jinxi_portal.notices.channels.carrier import NotSent, carriers
from jinxi_portal.notices.kinds import Channel, notice_kinds
from jinxi_portal.notices.models import Delivery, DeliveryState
from jinxi_portal.notices.quiet_hours import free_from, is_quiet

log = structlog.get_logger(__name__)

#: How long to wait after the first, second, third time that a message was not taken; then it is given up.
WAITS = (timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=3))
MOST_AT_ONCE = 500


def deliver_due() -> int:
    """Send what is due now; returns how many messages went out. Safe to run twice at the same time."""
    sent = 0
    for _turn in range(MOST_AT_ONCE):
        outcome = _next_message(clock.now())
        if outcome is None:
            break
        sent += outcome
    return sent


def _next_message(now: datetime) -> int | None:
    """Handle one person's waiting notices of one channel: 1 sent, 0 not sent, None when nothing is due."""
    with transaction.atomic():
        first = Delivery.objects.due(at=now).select_for_update(skip_locked=True).order_by("not_before", "pk").first()
        if first is None:
            return None
        together = list(
            Delivery.objects.due(at=now)
            .filter(notice__user=first.notice.user_id, channel=first.channel)
            .select_related("notice__user")
            .select_for_update(of=("self",), skip_locked=True)
        )
        return _send(together, now)


def _send(together: list[Delivery], now: datetime) -> int:
    open_ones = [delivery for delivery in together if delivery.notice.read_at is None]
    read = [delivery for delivery in together if delivery.notice.read_at is not None]
    _end(read, DeliveryState.NOT_NEEDED, now)
    if not open_ones:
        return 0
    hours = settings.NOTICE_QUIET_HOURS
    if is_quiet(now, hours) and not any(_is_urgent(delivery) for delivery in open_ones):
        _put_off(open_ones, free_from(now, hours))
        return 0
    user, channel = open_ones[0].notice.user, Channel(open_ones[0].channel)
    carrier = carriers().get(channel)
    address = carrier.address_of(user) if carrier is not None and user.is_active else None
    if carrier is None or address is None:
        _end(open_ones, DeliveryState.GIVEN_UP, now)
        return 0
    try:
        carrier.send(address=address, text=_text(user))
    except NotSent:
        _try_later(open_ones, now)
        return 0
    _end(open_ones, DeliveryState.SENT, now)
    return 1


def _text(user: Any) -> str:
    with translation.override(user.language or settings.LANGUAGE_CODE):
        return _("金溪家政党建：您有新的通知，请打开门户查看。")


def _is_urgent(delivery: Delivery) -> bool:
    key = delivery.notice.kind
    return key in notice_kinds and notice_kinds.get(key).urgent


def _end(deliveries: list[Delivery], state: DeliveryState, now: datetime) -> None:
    if deliveries:
        Delivery.objects.filter(pk__in=[delivery.pk for delivery in deliveries]).update(state=state, ended_at=now)


def _put_off(deliveries: list[Delivery], until: datetime) -> None:
    Delivery.objects.filter(pk__in=[delivery.pk for delivery in deliveries]).update(not_before=until)


def _try_later(deliveries: list[Delivery], now: datetime) -> None:
    """The message of several goes on waiting with the most patient of them."""
    tries = max(delivery.tries for delivery in deliveries)
    log.warning("notice_not_sent", channel=deliveries[0].channel, tries=tries + 1)
    if tries >= len(WAITS):
        _end(deliveries, DeliveryState.GIVEN_UP, now)
        return
    Delivery.objects.filter(pk__in=[delivery.pk for delivery in deliveries]).update(
        tries=tries + 1, not_before=now + WAITS[tries]
    )
