"""What the worker does for notices (settings/notices.py)."""

from datetime import timedelta

import structlog
from celery import shared_task
from django.db.models import Q
from kombu.exceptions import OperationalError

from jinxi_portal.kernel import clock
from jinxi_portal.notices import delivering, delivering_mobiles
from jinxi_portal.notices.models import MobileWord, Notice

log = structlog.get_logger(__name__)

READ_KEPT = timedelta(days=180)
UNREAD_KEPT = timedelta(days=400)


@shared_task(name="notices.deliver_due")
def deliver_due() -> int:
    return delivering.deliver_due() + delivering_mobiles.deliver_to_mobiles()


@shared_task(name="notices.tidy")
def tidy() -> int:
    """Old notices go; the timelines of their cases stay."""
    now = clock.now()
    gone, _each = Notice.objects.filter(Q(read_at__lt=now - READ_KEPT) | Q(at__lt=now - UNREAD_KEPT)).delete()
    words, _each = MobileWord.objects.filter(ended_at__lt=now - READ_KEPT).delete()
    return gone + words


def send_soon() -> None:
    """Wake the worker. When the queue is away, the schedule sends what waits."""
    try:
        deliver_due.delay()
    except OperationalError:
        log.warning("queue_away")
