"""The one clock of the portal: aware times, the county's own dates, and a way for tests to stop it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

#: The zone in which the county writes its dates.
ZONE = ZoneInfo("Asia/Shanghai")

# One value for the whole process, not one per thread: a frozen test must also freeze the web server's threads.
_frozen_at: datetime | None = None


def now() -> datetime:
    """This moment, aware, in UTC."""
    if _frozen_at is not None:
        return _frozen_at
    return datetime.now(UTC)  # noqa: TID251 (here it is allowed: everybody else asks this function)


def today() -> date:
    """The date on the county's wall calendar."""
    return local_date(now())


def local(moment: datetime) -> datetime:
    """The same moment in the county's zone.

    Raises:
        ValueError: for a time without a zone, because nobody can know which moment it means.
    """
    if moment.tzinfo is None:
        raise ValueError("a time without a zone cannot be moved to the county's zone")
    return moment.astimezone(ZONE)


def local_date(moment: datetime) -> date:
    """The county's date at a moment."""
    return local(moment).date()


def start_of(day: date) -> datetime:
    """The first moment of a day in the county, aware."""
    return datetime(day.year, day.month, day.day, tzinfo=ZONE)


def end_of(day: date) -> datetime:
    """The first moment after a day in the county: use it with ``<``."""
    return start_of(day + timedelta(days=1))


class FrozenClock:
    """Handle of a stopped clock; ``move_to`` and ``pass_time`` turn it on."""

    def move_to(self, at: datetime | date) -> None:
        global _frozen_at
        _frozen_at = _moment(at)

    def pass_time(self, by: timedelta) -> None:
        self.move_to(now() + by)


def _moment(at: datetime | date) -> datetime:
    if isinstance(at, datetime):
        return local(at).astimezone(UTC)
    # Noon, so that a frozen day is the same day in every zone a test may look at.
    return (start_of(at) + timedelta(hours=12)).astimezone(UTC)


@contextmanager
def frozen(at: datetime | date) -> Iterator[FrozenClock]:
    """For tests, and for loading the demo county's past: the clock stands still at a moment, or at noon of a day."""
    global _frozen_at
    before = _frozen_at
    clock = FrozenClock()
    clock.move_to(at)
    try:
        yield clock
    finally:
        _frozen_at = before
