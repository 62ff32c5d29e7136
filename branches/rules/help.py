"""The branch group's promise: answered within one working day, resolved within a week (the county's custom, 支部群求助办理).

Both numbers are settings of the committee with an effective date (``settings_help.py``); a request keeps the rule of the day on which it
was asked. The week is counted in calendar days and, when it ends on a day off, ends on the next working day, as 民法典 (2020)
第二百零一条, 第二百零三条 count: the day of asking does not count.
"""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from statistics import median

ANSWER_DAYS = 1
RESOLVE_DAYS = 7
#: The asker may say within these days that it is not solved after all.
REOPEN_DAYS = 30
#: A spoken request: long enough to tell it, short enough to be listened to.
LONGEST_VOICE_SECONDS = 180
MOST_PHOTOS = 6


def choose_branch(*, own: int | None, of_employers: Sequence[int]) -> int | None:
    """Which branch looks after a request: the person's own; else that of the employer worked for last; else none, which is the
    committee's desk. ``of_employers`` are branches of the standing employers, the latest engagement first.
    """
    return own if own is not None else (of_employers[0] if of_employers else None)


def days_taken(asked_on: date, resolved_on: date) -> int:
    """Calendar days from asking to resolving; on the same day 0."""
    return (resolved_on - asked_on).days


def days_left(due: date, today: date) -> int:
    """Calendar days to the last day in time; negative when it is late."""
    return (due - today).days


def middle(days: Sequence[int]) -> Decimal | None:
    """The median: as many took longer as took less."""
    return Decimal(str(median(days))) if days else None
