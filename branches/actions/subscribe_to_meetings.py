"""A calendar address of one's own: made new, or taken back."""

import hashlib
import secrets
from typing import Any

from branches.models import CalendarFeed
from branches.policy_meetings import MEETINGS
from jinxi_portal.kernel import clock


def subscribe_to_meetings(*, by: Any) -> str:
    """The secret part of the new address, told once; an earlier address stops at once."""
    MEETINGS.require(by, "subscribe")
    token = secrets.token_urlsafe(24)
    CalendarFeed.objects.update_or_create(user=by, defaults={"digest": digest_of(token), "made_at": clock.now()})
    return token


def end_subscription(*, by: Any) -> bool:
    """Whether there was one."""
    MEETINGS.require(by, "subscribe")
    return bool(CalendarFeed.objects.filter(user=by).delete()[0])


def digest_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
