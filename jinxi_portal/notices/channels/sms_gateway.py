"""A text-message gateway over HTTPS: one POST of JSON with the mobile and the sentence, as for sign-in codes."""

import json
from typing import Any
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from django.conf import settings

from jinxi_portal.notices.channels.carrier import NotSent

_PATIENCE_SECONDS = 6


class SmsGateway:
    def complaint(self) -> str:
        if urlsplit(settings.NOTICE_GATEWAY_URL).scheme != "https":
            return "NOTICE_GATEWAY_URL must be the https:// address of the text-message gateway"
        return "" if settings.NOTICE_GATEWAY_SECRET else "NOTICE_GATEWAY_SECRET_FILE must name the file with its secret"

    def address_of(self, user: Any) -> str | None:
        """Only a worker's account has a mobile."""
        return user.mobile.reveal() if user.signs_in_by_code else None

    def send_to_mobile(self, *, mobile: str, text: str) -> None:
        self.send(address=mobile, text=text)

    def send(self, *, address: str, text: str) -> None:
        if complaint := self.complaint():
            raise NotSent(complaint)
        request = Request(  # noqa: S310 -- the scheme was checked above
            settings.NOTICE_GATEWAY_URL,
            data=json.dumps({"mobile": address, "text": text}).encode(),
            headers={"Content-Type": "application/json", "Authorization": f"Bearer {settings.NOTICE_GATEWAY_SECRET}"},
        )
        try:
            with urlopen(request, timeout=_PATIENCE_SECONDS):  # noqa: S310 -- as above; any error status raises
                pass
        except (URLError, TimeoutError, OSError) as error:
            raise NotSent("the gateway did not take the message") from error
