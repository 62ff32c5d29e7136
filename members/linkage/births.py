"""A birth date in whatever precision it was given, and an age."""

import re

from jinxi_portal.kernel.dates import read_date
from jinxi_portal.kernel.half_width import without_spaces

AGE = re.compile(r"([0-9]{1,3})(?:\.0+)?(?:周?岁)?")
YOUNGEST, OLDEST = 14, 110


def birth_digits(raw: str) -> str:
    """YYYYMMDD, YYYYMM, YYYY or nothing."""
    date = read_date(raw)
    return str(date).replace("-", "") if date else ""


def age_years(raw: str) -> int | None:
    found = AGE.fullmatch(without_spaces(raw))
    return int(found[1]) if found and YOUNGEST <= int(found[1]) <= OLDEST else None
