"""What kind of day a day is, for wages: a working day, a rest day or a public holiday.

Thirteen days a year are public holidays with threefold pay (全国年节及纪念日放假办法, 国务院令 795, in force since 1 January 2025;
eleven before it: without New Year's Eve and 2 May). The other days of a long holiday are rest days that were moved: twofold pay.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jinxi_portal.kernel.working_days import is_working_day

_DAY = timedelta(days=1)
#: From when New Year's Eve and 2 May are public holidays too.
_THIRTEEN_SINCE = date(2025, 1, 1)


class DayKind(Enum):
    WORKING = "working"
    REST = "rest"
    HOLIDAY = "holiday"


NEW_YEAR, SPRING, QINGMING, LABOUR, DRAGON, AUTUMN, NATIONAL = (
    _("元旦"),
    _("春节"),
    _("清明节"),
    _("劳动节"),
    _("端午节"),
    _("中秋节"),
    _("国庆节"),
)
#: What follows from the moon and the sun: the first day of the lunar year, Qingming, Dragon Boat, Mid-Autumn.
_MOVING: dict[int, tuple[date, date, date, date]] = {
    2023: (date(2023, 1, 22), date(2023, 4, 5), date(2023, 6, 22), date(2023, 9, 29)),
    2024: (date(2024, 2, 10), date(2024, 4, 4), date(2024, 6, 10), date(2024, 9, 17)),
    2025: (date(2025, 1, 29), date(2025, 4, 4), date(2025, 5, 31), date(2025, 10, 6)),
    2026: (date(2026, 2, 17), date(2026, 4, 5), date(2026, 6, 19), date(2026, 9, 25)),
    2027: (date(2027, 2, 6), date(2027, 4, 5), date(2027, 6, 9), date(2027, 9, 15)),
    2028: (date(2028, 1, 26), date(2028, 4, 4), date(2028, 5, 28), date(2028, 10, 3)),
}
#: The first and the last day that can be told apart here.
FIRST_DAY, LAST_DAY = date(min(_MOVING), 1, 1), date(max(_MOVING), 12, 31)


def public_holidays(year: int) -> dict[date, str | Promise]:
    """The days of a year with threefold pay, each with its feast.

    Raises:
        KeyError: the feasts of that year are not known here.
    """
    spring, qingming, dragon, autumn = _MOVING[year]
    days: dict[date, str | Promise] = {date(year, 1, 1): NEW_YEAR}
    before = 1 if date(year, 1, 1) >= _THIRTEEN_SINCE else 0
    days |= {spring + offset * _DAY: SPRING for offset in range(-before, 3)}
    days |= {qingming: QINGMING, date(year, 5, 1): LABOUR, dragon: DRAGON}
    if before:
        days[date(year, 5, 2)] = LABOUR
    days |= {date(year, 10, day): NATIONAL for day in (1, 2, 3)}
    days.setdefault(autumn, AUTUMN)
    return days


@dataclass(frozen=True)
class Day:
    """``name`` is the feast of a public holiday; ``moved`` a weekend that is worked, or a weekday that rests for it."""

    on: date
    kind: DayKind
    name: str | Promise = ""
    moved: bool = False


def day_of(on: date) -> Day:
    feast = public_holidays(on.year).get(on)
    if feast is not None:
        return Day(on, DayKind.HOLIDAY, feast)
    works = is_working_day(on)
    return Day(on, DayKind.WORKING if works else DayKind.REST, moved=works != (on.weekday() < 5))


def days_of(since: date, until: date) -> Iterator[Day]:
    """Every day of a period, both ends included."""
    for offset in range((until - since).days + 1):
        yield day_of(since + offset * _DAY)
