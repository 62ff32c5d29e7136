"""Sending what waits for mobiles without an account: one message a mobile, however many words wait for it."""

from datetime import datetime

import structlog
from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from jinxi_portal.kernel import clock
from jinxi_portal.notices.channels.carrier import NotSent, mobile_carrier
from jinxi_portal.notices.delivering import MOST_AT_ONCE, WAITS
from jinxi_portal.notices.kinds import notice_kinds
from jinxi_portal.notices.models import DeliveryState, MobileWord
from jinxi_portal.notices.quiet_hours import free_from, is_quiet

log = structlog.get_logger(__name__)


def deliver_to_mobiles() -> int:
    """Send what is due now; returns how many messages went out. Safe to run twice at the same time."""
    sent = 0
    for _turn in range(MOST_AT_ONCE):
        outcome = _next_message(clock.now())
        if outcome is None:
            break
        sent += outcome
    return sent


def _next_message(now: datetime) -> int | None:
    with transaction.atomic():
        first = MobileWord.objects.due(at=now).select_for_update(skip_locked=True).order_by("not_before", "pk").first()
        if first is None:
            return None
        together = list(
            MobileWord.objects.due(at=now).filter(mobile_digest=first.mobile_digest).select_for_update(skip_locked=True)
        )
        return _send(together, now)


def _send(together: list[MobileWord], now: datetime) -> int:
    ids = [word.pk for word in together]
    rows = MobileWord.objects.filter(pk__in=ids)
    hours = settings.NOTICE_QUIET_HOURS
    if is_quiet(now, hours) and not any(
        notice_kinds.get(word.kind).urgent for word in together if word.kind in notice_kinds
    ):
        rows.update(not_before=free_from(now, hours))
        return 0
    carrier, mobile = mobile_carrier(), together[0].mobile
    if carrier is None or mobile is None:
        rows.update(state=DeliveryState.GIVEN_UP, ended_at=now, mobile=None)
        return 0
    try:
        carrier.send_to_mobile(mobile=mobile.reveal(), text=_text())
    except NotSent:
        tries = max(word.tries for word in together)
        log.warning("mobile_word_not_sent", tries=tries + 1)
        if tries >= len(WAITS):
            rows.update(state=DeliveryState.GIVEN_UP, ended_at=now, mobile=None)
        else:
            rows.update(tries=tries + 1, not_before=now + WAITS[tries])
        return 0
    rows.update(state=DeliveryState.SENT, ended_at=now, mobile=None)
    return 1


def _text() -> str:
    with translation.override(settings.LANGUAGE_CODE):
        return _("金溪家政党建：您有新的通知，请打开门户页面，用这个手机号码查看。")
