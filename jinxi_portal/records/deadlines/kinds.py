"""Which deadlines there are: each room registers its kinds in ``<room>/portal.py``."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from jinxi_portal.accounts.public import Role
from jinxi_portal.kernel.registry import Registry
from jinxi_portal.kernel.working_days import add_working_days, working_day_on_or_after


@dataclass(frozen=True)
class DeadlineKind:
    """``days`` is how long there is, working days or calendar days; the day that starts the clock does not count.

    A calendar limit that ends on a day off ends on the next working day. ``days`` may be a function of the starting day,
    for rules that change with an effective date. The owner is reminded ``remind_before`` working days ahead;
    ``escalate_to`` hears of it ``escalate_before`` working days ahead, or once it has passed when that is 0; with
    ``escalate_on_last_day`` on the morning of the last day, which is still in time.
    """

    key: str
    label: Any
    days: int | Callable[[date], int]
    working: bool = True
    remind_before: int = 1
    escalate_to: Role | None = None
    escalate_before: int = 0
    escalate_on_last_day: bool = False

    def length(self, start: date) -> int:
        return self.days(start) if callable(self.days) else self.days

    def due(self, start: date, days: int) -> date:
        """The last day on which it is in time."""
        if self.working:
            return add_working_days(start, days)
        return working_day_on_or_after(start + timedelta(days=days))

    def remind_on(self, due: date) -> date:
        return add_working_days(due, -self.remind_before)

    def escalate_on(self, due: date) -> date:
        if self.escalate_on_last_day:
            return due
        return add_working_days(due, -self.escalate_before) if self.escalate_before else due + timedelta(days=1)


deadline_kinds: Registry[DeadlineKind] = Registry("kinds of deadline")


def register_deadline(kind: DeadlineKind) -> DeadlineKind:
    return deadline_kinds.register(kind)


def deadline_label(key: str) -> str:
    """What a kind is called, in the reader's language; a kind no longer registered shows its key."""
    return str(deadline_kinds.get(key).label) if key in deadline_kinds else key
