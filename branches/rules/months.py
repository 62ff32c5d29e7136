"""Counting by months, as the rules of the party do: the same day of a later month, or its last day."""

import calendar
from datetime import date


def months_later(day: date, months: int) -> date:
    index = day.month - 1 + months
    year, month = day.year + index // 12, index % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
