"""Dates that may be known in part, how people write them, and ages."""

from jinxi_portal.kernel.dates.partial import PartialDate, Precision, age_on, age_range_on
from jinxi_portal.kernel.dates.reading import FIRST_YEAR, LAST_YEAR, from_excel_serial, read_date

__all__ = [
    "FIRST_YEAR",
    "LAST_YEAR",
    "PartialDate",
    "Precision",
    "age_on",
    "age_range_on",
    "from_excel_serial",
    "read_date",
]
