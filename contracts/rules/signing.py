"""When a signature may be given. Pure.

电子签名法 13: made by the signer alone and under the signer's control, later changes to signature or text can be noticed. So: a code
to the signer's own mobile, bound to this contract and fresh; the digest of what was shown; one order of signers.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Protocol

#: A confirmed code is good for this long; whoever waits longer asks for another.
CODE_GOOD_FOR = timedelta(minutes=15)
#: How long a party without an account may fetch the signed file by a link that the drafter hands over.
FILE_LINK_GOOD_FOR = timedelta(days=30)
#: Days before the last day on which the parties are reminded to renew (setting of the office's custom: 60, 30, 7).
RENEW_DAYS = (60, 30, 7)


class Waits(Protocol):
    """What the rule asks of a party."""

    pk: int
    order: int


def whose_turn(parties: Iterable[Waits], signed: set[int]) -> set[int]:
    """Ids of the parties that may sign now: those of the lowest order that is not complete."""
    waiting = [party for party in parties if party.pk not in signed]
    first = min((party.order for party in waiting), default=0)
    return {party.pk for party in waiting if party.order == first}


def code_is_fresh(confirmed_at: datetime | None, *, at: datetime) -> bool:
    """Whether a code was confirmed, and not too long ago."""
    return confirmed_at is not None and at - confirmed_at <= CODE_GOOD_FOR


def reminder_stage(days_left: int) -> int | None:
    """The reminder that is due with so many days left: 60, 30 or 7; None when it is too early or over."""
    due = [days for days in RENEW_DAYS if 0 <= days_left <= days]
    return min(due) if due else None
