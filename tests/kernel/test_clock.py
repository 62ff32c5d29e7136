"""The clock: aware, local, and stoppable."""

from datetime import UTC, date, datetime, timedelta

import pytest

from jinxi_portal.kernel import clock


def test_now_is_aware_and_in_utc():
    assert clock.now().utcoffset() == timedelta(0)


def test_today_is_the_countys_day_not_londons():
    with clock.frozen(datetime(2026, 5, 3, 16, 30, tzinfo=UTC)):
        assert clock.today() == date(2026, 5, 4)


def test_a_frozen_clock_stands_until_it_is_moved():
    with clock.frozen(date(2026, 5, 3)) as hand:
        first = clock.now()
        assert clock.now() == first
        hand.pass_time(timedelta(days=2))
        assert clock.today() == date(2026, 5, 5)
        hand.move_to(date(2025, 1, 1))
        assert clock.today() == date(2025, 1, 1)
    assert clock.now() != first


def test_frozen_clocks_nest():
    with clock.frozen(date(2026, 5, 3)):
        with clock.frozen(date(2020, 1, 1)):
            assert clock.today().year == 2020
        assert clock.today().year == 2026


def test_a_time_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="zone"):
        clock.local(datetime(2026, 5, 3, 12, 0))  # noqa: DTZ001


def test_a_day_begins_and_ends_at_midnight_in_the_county():
    day = date(2026, 5, 3)
    assert clock.start_of(day) == datetime(2026, 5, 2, 16, 0, tzinfo=UTC)
    assert clock.end_of(day) - clock.start_of(day) == timedelta(days=1)
    assert clock.local_date(clock.start_of(day)) == day
