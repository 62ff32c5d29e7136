"""Dates as people write them: whole, year and month only, year only, and what Excel makes of them."""

import re
from datetime import date, datetime, timedelta

from jinxi_portal.kernel import clock
from jinxi_portal.kernel.dates.partial import PartialDate
from jinxi_portal.kernel.half_width import one_line

#: A year outside these is a slip, not a date of somebody alive.
FIRST_YEAR = 1900
LAST_YEAR = 2100


def read_date(value: object) -> PartialDate | None:
    """The date a cell means, as exact as it says and no more; None when it is empty or means none.

    Give a number as a number: 1990.1 in a number cell may be January or a October that lost its zero, so only the
    year is read; in a text cell it is January.
    """
    if isinstance(value, datetime):
        return PartialDate.of(value.date())
    if isinstance(value, date):
        return PartialDate.of(value)
    if isinstance(value, PartialDate):
        return value
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return _read_number(value)
    return _read_text(str(value))


def _partial(year: int, month: int | None = None, day: int | None = None) -> PartialDate | None:
    """A date in the years people live in; 0 as month or day means unknown, as in 19900000."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    month = month or None
    try:
        return PartialDate(year, month, (day or None) if month else None)
    except ValueError:
        return None


def _full_year(year: int) -> int:
    """A two-digit year lies in the hundred years up to now."""
    this_year = clock.today().year
    century = this_year - this_year % 100
    return century + year if century + year <= this_year else century - 100 + year


# Excel counts days from 1900 and believes in 29 February 1900; from 1 March 1900 on this origin is right.
_EXCEL_ORIGIN = date(1899, 12, 30)
_EXCEL_FIRST, _EXCEL_LAST = 7000, 73050  # 1919-03-01 to 2099-12-31


def from_excel_serial(serial: float) -> date:
    """The day behind an Excel day number of the 1900 system."""
    return _EXCEL_ORIGIN + timedelta(days=int(serial))


def _read_number(value: int | float) -> PartialDate | None:
    if value != value or value in (float("inf"), float("-inf")) or value <= 0:
        return None
    if value == int(value):
        return _read_digits(str(int(value)), from_number=True)
    if FIRST_YEAR <= value < LAST_YEAR:
        # Two decimals say the month; one decimal is October without its zero as often as January.
        year, _, decimals = f"{value:.10g}".partition(".")
        return _partial(int(year), int(decimals)) if len(decimals) == 2 else _year_and_loose_month(int(year), decimals)
    if _EXCEL_FIRST <= value <= _EXCEL_LAST:
        return PartialDate.of(from_excel_serial(value))
    return None


def _year_and_loose_month(year: int, decimals: str) -> PartialDate | None:
    if len(decimals) == 1 and decimals != "1":
        return _partial(year, int(decimals))
    return _partial(year) if decimals == "1" else None


def _read_digits(digits: str, *, from_number: bool = False) -> PartialDate | None:
    match len(digits):
        case 8:
            return _partial(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
        case 6:
            if digits[:2] in ("19", "20") and int(digits[4:]) <= 12:
                return _partial(int(digits[:4]), int(digits[4:]))
            return _partial(_full_year(int(digits[:2])), int(digits[2:4]), int(digits[4:]))
        case 5 if from_number or _EXCEL_FIRST <= int(digits) <= _EXCEL_LAST:
            serial = int(digits)
            return PartialDate.of(from_excel_serial(serial)) if _EXCEL_FIRST <= serial <= _EXCEL_LAST else None
        case 4:
            year = int(digits)
            if FIRST_YEAR <= year <= LAST_YEAR:
                return _partial(year)
            return PartialDate.of(from_excel_serial(year)) if from_number and year >= _EXCEL_FIRST else None
    return None


_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_TIME_OF_DAY = re.compile(r"[ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$")
_REMARK = re.compile(r"\(.*?\)|出生|生于|生日|生|出|公历|阳历|新历|[约:]")
_LUNAR = re.compile("农历|阴历|旧历|闰")
_SIGNS = re.compile(r"[年月日号./\\\-—–－_、,\s]+")
_YEAR_LAST = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})")


def _read_text(text: str) -> PartialDate | None:
    iso = _ISO.fullmatch(text)
    if iso:
        return _partial(int(iso[1]), int(iso[2]), int(iso[3]))
    text = one_line(text).strip("'\"‘’“”`")
    text = _TIME_OF_DAY.sub("", text)
    if _LUNAR.search(text):
        found = re.match(r"\D*(\d{4})", text)
        return _partial(int(found[1])) if found else None
    text = _REMARK.sub("", text).strip()
    swapped = _YEAR_LAST.fullmatch(text)
    if swapped:
        return _read_year_last(*map(int, swapped.groups()))
    if re.fullmatch(r"\d+(\.0+)?", text) and not re.fullmatch(r"\d{4}\.0+", text):
        return _read_digits(text.partition(".")[0])
    parts = [part for part in _SIGNS.split(text) if part]
    if not 1 <= len(parts) <= 3 or not all(part.isascii() and part.isdigit() for part in parts):
        return None
    if len(parts) == 1:
        if len(parts[0]) == 2 and "年" in text:
            return _partial(_full_year(int(parts[0])))
        return _read_digits(parts[0])
    if len(parts[0]) not in (2, 4) or any(len(part) > 2 for part in parts[1:]):
        # 1990-0102 and 1990年0102 are seen too
        return _read_digits("".join(parts)) if len(parts[0]) == 4 and len(parts) == 2 else None
    year = int(parts[0]) if len(parts[0]) == 4 else _full_year(int(parts[0]))
    return _partial(year, *map(int, parts[1:]))


def _read_year_last(first: int, second: int, year: int) -> PartialDate | None:
    """2/1/1990: month or day first? Read only when it cannot be mistaken, otherwise the year alone."""
    readings = {reading for reading in (_partial(year, first, second), _partial(year, second, first)) if reading}
    if len(readings) == 1:
        return readings.pop()
    return _partial(year) if readings else None
