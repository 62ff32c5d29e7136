"""Working days in China: public holidays and the weekends that are worked to make up for them."""

from datetime import date, timedelta
from functools import cache

_DAY = timedelta(days=1)

# Fixed by law (全国年节及纪念日放假办法, 2024): 1 January, 1-2 May, 1-3 October. The rest is announced year by year.
_FIXED_HOLIDAYS = frozenset({(1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3)})


@cache
def is_known(year: int) -> bool:
    """True when the calendar of a year has been announced and is in the library.

    Before that, Monday to Friday are taken for working days, except the holidays whose date the law itself fixes: a
    date computed so may still move, and whoever shows it should say so.
    """
    # Loaded when first asked for; the library is a table of dates.
    from chinese_calendar import is_workday  # noqa: PLC0415

    try:
        is_workday(date(year, 12, 31))
    except NotImplementedError:
        return False
    return True


@cache
def is_working_day(day: date) -> bool:
    """True when offices work on a day."""
    if is_known(day.year):
        from chinese_calendar import is_workday  # noqa: PLC0415

        return bool(is_workday(day))
    return day.weekday() < 5 and (day.month, day.day) not in _FIXED_HOLIDAYS


def add_working_days(day: date, count: int) -> date:
    """The working day that comes ``count`` working days after a day, which itself does not count.

    A negative count goes back; 0 gives the day itself, worked or not.
    """
    step = _DAY if count > 0 else -_DAY
    for _ in range(abs(count)):
        day += step
        while not is_working_day(day):
            day += step
    return day


def working_days_between(start: date, end: date) -> int:
    """How many working days come after ``start`` up to and including ``end``; negative when ``end`` is earlier.

    So ``working_days_between(day, add_working_days(day, n)) == n`` for n >= 0.
    """
    if end < start:
        return -working_days_between(end, start)
    return sum(is_working_day(start + offset * _DAY) for offset in range(1, (end - start).days + 1))


def next_working_day(day: date) -> date:
    """The first working day after a day."""
    return add_working_days(day, 1)


def working_day_on_or_after(day: date) -> date:
    """The day itself when it is worked, else the next that is: where a time limit ends that falls on a holiday."""
    return day if is_working_day(day) else next_working_day(day)
