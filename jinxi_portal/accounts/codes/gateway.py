"""A text-message gateway over HTTPS: one POST of JSON with the mobile, the code and the ready sentence.

Municipal gateways differ in detail; a provider with its own signature is a class beside this one.
"""

import json
from typing import ClassVar
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from django.conf import settings

from jinxi_portal.accounts.codes.sender import NotSent

_PATIENCE_SECONDS = 6


class GatewaySender:
    shows_code: ClassVar[bool] = False

    def complaint(self) -> str:
        if urlsplit(settings.CODE_GATEWAY_URL).scheme != "https":
            return "CODE_GATEWAY_URL must be the https:// address of the text-message gateway"
        return "" if settings.CODE_GATEWAY_SECRET else "CODE_GATEWAY_SECRET_FILE must name the file with its secret"

    def send(self, *, mobile: str, code: str, text: str) -> None:
        if complaint := self.complaint():
            raise NotSent(complaint)
        request = Request(  # noqa: S310 -- the scheme was checked above
            settings.CODE_GATEWAY_URL,
            data=json.dumps({"mobile": mobile, "code": code, "text": text}).encode(),
            headers={"Content-Type": "application/json", "Authorization": f"Bearer {settings.CODE_GATEWAY_SECRET}"},
        )
        try:
            with urlopen(request, timeout=_PATIENCE_SECONDS):  # noqa: S310 -- as above; any error status raises
                pass
        except (URLError, TimeoutError, OSError) as error:
            raise NotSent("the gateway did not take the message") from error
