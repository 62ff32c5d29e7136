"""When nobody is disturbed: from evening to morning on the county's clock. Pure; the hours stand in settings.NOTICE_QUIET_HOURS."""

from datetime import datetime, time, timedelta

from jinxi_portal.kernel import clock

Hours = tuple[time, time]


def is_quiet(at: datetime, hours: Hours) -> bool:
    """Whether a moment lies in the quiet hours; the end itself is no longer quiet. Equal ends: there are none."""
    begin, end = hours
    now = clock.local(at).time()
    if begin == end:
        return False
    return begin <= now < end if begin < end else now >= begin or now < end


def free_from(at: datetime, hours: Hours) -> datetime:
    """The moment itself, or the end of the quiet hours in which it lies."""
    if not is_quiet(at, hours):
        return at
    local, end = clock.local(at), hours[1]
    day = local.date() if local.time() < end else local.date() + timedelta(days=1)
    return datetime.combine(day, end, tzinfo=clock.ZONE)
