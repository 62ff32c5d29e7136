"""What the demo county's past told people was read long ago; the last days wait."""

from datetime import timedelta
from typing import Any

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from jinxi_portal.kernel import clock, slots
from jinxi_portal.notices.models import Notice

#: Older notices count as read on the day they came.
READ_AFTER = timedelta(days=10)


def load(context: Any) -> None:
    Notice.objects.unread().filter(at__lt=clock.now() - READ_AFTER).update(read_at=F("at"))


slots.demo_steps.register(slots.DemoStep("notices.read", _("通知"), load, order=99))
