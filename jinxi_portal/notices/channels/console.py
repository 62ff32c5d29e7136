"""The demo's carriers: a line in the log, without number and without content. They send nothing to anybody."""

from typing import Any

import structlog
from django.conf import settings

from jinxi_portal.notices.channels.carrier import NotSent

log = structlog.get_logger(__name__)


class ConsoleCarrier:
    channel = ""

    def complaint(self) -> str:
        return "" if settings.PORTAL_IS_DEMO else "it only writes to the log and is for the demo"

    def address_of(self, user: Any) -> str | None:
        """An account number stands for the telephone."""
        return str(user.pk) if user.signs_in_by_code else None

    def send(self, *, address: str, text: str) -> None:
        if not settings.PORTAL_IS_DEMO:
            raise NotSent(self.complaint())
        log.info("notice_sent", channel=self.channel, user_id=int(address))


class ConsoleSms(ConsoleCarrier):
    channel = "sms"

    def send_to_mobile(self, *, mobile: str, text: str) -> None:
        if not settings.PORTAL_IS_DEMO:
            raise NotSent(self.complaint())
        log.info("mobile_word_sent", channel=self.channel)


class ConsoleWechat(ConsoleCarrier):
    channel = "wechat"
