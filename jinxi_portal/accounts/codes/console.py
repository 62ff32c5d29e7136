"""The demo's sender: the code stands in the log and on the page. It refuses to work for real."""

from typing import ClassVar

import structlog
from django.conf import settings

from jinxi_portal.accounts.codes.sender import NotSent
from jinxi_portal.kernel.masks import mask_mobile

log = structlog.get_logger(__name__)


class ConsoleSender:
    shows_code: ClassVar[bool] = True

    def complaint(self) -> str:
        return "" if settings.PORTAL_IS_DEMO else "it shows codes to everybody and is for the demo only"

    def send(self, *, mobile: str, code: str, text: str) -> None:
        if not settings.PORTAL_IS_DEMO:
            raise NotSent(self.complaint())
        log.info("one_time_code", mobile=mask_mobile(mobile), code=code)
