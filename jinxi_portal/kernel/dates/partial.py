"""A date of which the day, or the month too, may be unknown; and ages."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum


class Precision(IntEnum):
    """How much of a date is known; a larger one is more exact."""

    YEAR = 1
    MONTH = 2
    DAY = 3


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date of which the day, or the month too, may be unknown.

    Raises:
        ValueError: when no such date exists, or a day stands without a month.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.month is None and self.day is not None:
            raise ValueError("a day without a month is not a date")
        date(self.year, self.month or 1, self.day or 1)

    @classmethod
    def of(cls, day: date) -> "PartialDate":
        return cls(day.year, day.month, day.day)

    @classmethod
    def from_iso(cls, text: str) -> "PartialDate":
        """Back from ``str(partial)``: 1990, 1990-01 or 1990-01-02.

        Raises:
            ValueError: for any other text.
        """
        if not re.fullmatch(r"\d{4}(-\d{2}){0,2}", text):
            raise ValueError("not a year, a month or a day in ISO form")
        return cls(*map(int, text.split("-")))

    def __str__(self) -> str:
        parts = [f"{self.year:04d}", *(f"{part:02d}" for part in (self.month, self.day) if part is not None)]
        return "-".join(parts)

    @property
    def precision(self) -> Precision:
        if self.month is None:
            return Precision.YEAR
        return Precision.MONTH if self.day is None else Precision.DAY

    @property
    def whole(self) -> date | None:
        """The date when year, month and day are known."""
        if self.month is None or self.day is None:
            return None
        return date(self.year, self.month, self.day)

    @property
    def first_day(self) -> date:
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> date:
        if self.month is None:
            return date(self.year, 12, 31)
        if self.day is None:
            return date(self.year + self.month // 12, self.month % 12 + 1, 1) - timedelta(days=1)
        return date(self.year, self.month, self.day)

    def matches(self, other: "PartialDate | date") -> bool:
        """True when nothing that both know differs."""
        if isinstance(other, date):
            other = PartialDate.of(other)
        return (
            self.year == other.year
            and (self.month is None or other.month is None or self.month == other.month)
            and (self.day is None or other.day is None or self.day == other.day)
        )


def age_on(birth: date, on: date) -> int:
    """Full years on a day (周岁); one born on 29 February grows older on 1 March of a common year."""
    return on.year - birth.year - ((on.month, on.day) < (birth.month, birth.day))


def age_range_on(birth: PartialDate, on: date) -> tuple[int, int]:
    """The least and the greatest age that a partly known birth date allows."""
    return age_on(birth.last_day, on), age_on(birth.first_day, on)
