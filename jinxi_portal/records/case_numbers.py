"""Case numbers without gaps or repeats.

The counter's row is locked until the caller's transaction ends: whoever comes next waits, and a rollback gives the
number back. So take the number late in an act, just before the row that carries it is inserted.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.db.transaction import TransactionManagementError

from jinxi_portal.kernel import clock
from jinxi_portal.kernel.registry import Registry


@dataclass(frozen=True)
class Series:
    """A row of numbers of one kind of case, registered in ``<app>/series.py``.

    ``form`` is filled with ``year`` and ``number``, e.g. ``XS-{year}-{number:06d}``.
    """

    key: str
    label: Any
    form: str
    yearly: bool = True

    def write(self, *, year: int, number: int) -> str:
        return self.form.format(year=year, number=number)


series_registry: Registry[Series] = Registry("series of case numbers")


def register_series(series: Series) -> Series:
    """Register a series; a form that does not show its number or year fails at start."""
    first, other_number, other_year = (
        series.write(year=2026, number=1),
        series.write(year=2026, number=2),
        series.write(year=2027, number=1),
    )
    if first == other_number or (series.yearly and first == other_year):
        raise ValueError(f"the form {series.form!r} would give two cases the same number")
    return series_registry.register(series)


def take_case_number(series: str, on: date | None = None) -> str:
    """The next number of the series, of the year of ``on`` (today unless given).

    Raises:
        LookupError: nobody registered the series.
        TransactionManagementError: called outside a transaction, where a failure would leave a gap.
    """
    return take_case_numbers(series, 1, on=on)[0]


def take_case_numbers(series: str, count: int, on: date | None = None) -> list[str]:
    """A block of ``count`` consecutive numbers, in one statement: for imports."""
    if count < 1:
        return []
    kind = series_registry.get(series)
    if not connection.in_atomic_block:
        raise TransactionManagementError("Take a case number inside the transaction that inserts the case.")
    year = (on or clock.today()).year
    with connection.cursor() as cursor:
        cursor.execute(
            """
            INSERT INTO records_casecounter AS counter (series, year, last) VALUES (%s, %s, %s)
            ON CONFLICT (series, year) DO UPDATE SET last = counter.last + EXCLUDED.last
            RETURNING last
            """,
            [kind.key, year if kind.yearly else 0, count],
        )
        last: int = cursor.fetchone()[0]
    return [kind.write(year=year, number=number) for number in range(last - count + 1, last + 1)]
