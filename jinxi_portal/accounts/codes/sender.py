"""Who carries a code to a mobile. A provider is one small class; settings.CODE_SENDER names the one in use."""

from typing import ClassVar, Protocol

from django.conf import settings
from django.utils.module_loading import import_string


class NotSent(Exception):  # noqa: N818 -- what happened, in the office's words
    """The provider did not take the message; the person may try again in a moment."""


class CodeSender(Protocol):
    """``shows_code``: the code may stand on the page too, which only the demo's sender may say.

    ``complaint`` names what is missing in the settings, or is empty; it is read once at start by a system check.
    """

    shows_code: ClassVar[bool]

    def complaint(self) -> str: ...

    def send(self, *, mobile: str, code: str, text: str) -> None:
        """``text`` is the ready sentence with the code and what it is for. Raises ``NotSent``."""


def sender() -> CodeSender:
    made: CodeSender = import_string(settings.CODE_SENDER)()
    return made
