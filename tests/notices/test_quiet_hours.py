from datetime import datetime, time

import pytest

from jinxi_portal.kernel import clock
from jinxi_portal.notices.quiet_hours import free_from, is_quiet

OVER_NIGHT = (time(21, 30), time(7, 30))
AT_NOON = (time(12), time(14))


def at(hour: int, minute: int = 0, day: int = 5) -> datetime:
    return datetime(2026, 5, day, hour, minute, tzinfo=clock.ZONE)


@pytest.mark.parametrize(
    ("moment", "hours", "quiet"),
    [
        (at(21, 29), OVER_NIGHT, False),
        (at(21, 30), OVER_NIGHT, True),
        (at(0), OVER_NIGHT, True),
        (at(7, 29), OVER_NIGHT, True),
        (at(7, 30), OVER_NIGHT, False),
        (at(13), AT_NOON, True),
        (at(14), AT_NOON, False),
        (at(3), (time(0), time(0)), False),
    ],
)
def test_the_end_is_no_longer_quiet(moment: datetime, hours: tuple[time, time], quiet: bool) -> None:
    assert is_quiet(moment, hours) is quiet


@pytest.mark.parametrize(
    ("moment", "free"),
    [(at(22), at(7, 30, day=6)), (at(2), at(7, 30)), (at(12), at(12))],
)
def test_it_waits_for_the_next_morning(moment: datetime, free: datetime) -> None:
    assert free_from(moment, OVER_NIGHT) == free
