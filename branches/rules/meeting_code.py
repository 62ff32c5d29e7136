"""The code on the screen by which people sign in: it changes every 15 seconds and works for at most 45.

So a photo of the screen is worth nothing a minute later. The code is a keyed digest of meeting and time; nothing is stored.
"""

from datetime import datetime
from uuid import UUID

from django.utils.crypto import constant_time_compare, salted_hmac

EVERY_SECONDS = 15
#: The code on the screen, and those before it that still work: people need a moment to hold up their phones.
STILL_GOOD = 2
#: Whoever has shown a good code may take this long to sign in to the portal first.
PASS_MINUTES = 10
_LENGTH = 20
_SALT = "branches.meeting_code"


def code_at(meeting: UUID, moment: datetime) -> str:
    return _code(meeting, _turn(moment))


def code_is_good(meeting: UUID, code: str, moment: datetime) -> bool:
    """Whether the screen shows the code now, or did within the last half minute."""
    turn = _turn(moment)
    good = [constant_time_compare(code, _code(meeting, turn - back)) for back in range(STILL_GOOD + 1)]
    return any(good)


def _turn(moment: datetime) -> int:
    return int(moment.timestamp()) // EVERY_SECONDS


def _code(meeting: UUID, turn: int) -> str:
    return salted_hmac(_SALT, f"{meeting} {turn}", algorithm="sha256").hexdigest()[:_LENGTH]
