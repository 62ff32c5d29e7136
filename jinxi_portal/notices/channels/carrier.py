"""Who carries a word out of the portal. A provider is one small class; settings.NOTICE_CARRIERS names one per channel."""

from functools import lru_cache
from typing import Any, Protocol

from django.conf import settings
from django.utils.module_loading import import_string

from jinxi_portal.notices.kinds import Channel


class NotSent(Exception):  # noqa: N818 -- what happened, in the office's words
    """The provider did not take the message; it is tried again later."""


class Carrier(Protocol):
    """``complaint`` names what is missing in the settings, or is empty; a system check reads it at start.

    ``address_of`` is where the person is reached, or None. ``text`` never says what happened, only that something did:
    a telephone lies on tables.
    """

    def complaint(self) -> str: ...

    def address_of(self, user: Any) -> str | None: ...

    def send(self, *, address: str, text: str) -> None:
        """Raises ``NotSent``."""


class MobileCarrier(Protocol):
    """A carrier that also reaches somebody without an account."""

    def send_to_mobile(self, *, mobile: str, text: str) -> None:
        """Raises ``NotSent``."""


def mobile_carrier() -> MobileCarrier | None:
    """The text-message carrier, where the portal has one that can."""
    found: Any = carriers().get(Channel.SMS)
    return found if hasattr(found, "send_to_mobile") else None


def carriers() -> dict[Channel, Carrier]:
    """The channels this portal has, each with its carrier."""
    return {Channel(name): _made(path) for name, path in settings.NOTICE_CARRIERS.items() if path}


@lru_cache
def _made(path: str) -> Carrier:
    made: Carrier = import_string(path)()
    return made
