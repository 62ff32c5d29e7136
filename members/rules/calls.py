"""When somebody counts as not reachable: enough tries, on different days, at different times of the day.

Custom of the office (domain.md section 2: "not reachable after N tries"); the numbers are settings.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from jinxi_portal.kernel import clock


@dataclass(frozen=True)
class CallRule:
    """How many tries, on how many different days, in how many different parts of the day."""

    tries: int
    days: int
    parts: int


@dataclass(frozen=True)
class Missing:
    """What is still missing; zero everywhere means that it is enough."""

    tries: int
    days: int
    parts: int

    def __bool__(self) -> bool:
        return bool(self.tries or self.days or self.parts)


class DayPart(StrEnum):
    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"


def part_of_day(at: datetime) -> DayPart:
    """Morning until noon, afternoon until six, evening after: the county's time."""
    hour = clock.local(at).hour
    if hour < 12:
        return DayPart.MORNING
    return DayPart.AFTERNOON if hour < 18 else DayPart.EVENING


def still_missing(tries: Sequence[datetime], rule: CallRule) -> Missing:
    """What the rule still asks for after these tries without an answer."""
    days = {clock.local_date(at) for at in tries}
    parts = {part_of_day(at) for at in tries}
    return Missing(max(rule.tries - len(tries), 0), max(rule.days - len(days), 0), max(rule.parts - len(parts), 0))
