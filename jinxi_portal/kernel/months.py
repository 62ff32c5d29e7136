"""Counting by months, as laws do: the same day of a later month, or its last day where it has no such day (民法典 art. 202)."""

import calendar
from datetime import date


def months_later(day: date, months: int) -> date:
    index = day.month - 1 + months
    year, month = day.year + index // 12, index % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
