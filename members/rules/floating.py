"""Floating members (流动党员): away from the home branch for over six months by custom, registered for a year at a time."""

from datetime import date, timedelta

from jinxi_portal.kernel.months import months_later

#: How long before the end a registration may be renewed; earlier it would say nothing new (custom).
RENEW_EARLIEST = timedelta(days=60)


def counts_from(away_since: date, months: int) -> date:
    """From this day the person counts as a floating member."""
    return months_later(away_since, months)


def first_valid_until(registered_on: date, counted_from: date, months: int) -> date:
    """The last day of the first registration: counted from when it began to count."""
    return months_later(max(registered_on, counted_from), months) - timedelta(days=1)


def renewed_until(valid_until: date, renewed_on: date, months: int) -> date:
    """Renewed in time it goes on without a gap; renewed late it begins anew."""
    begins = valid_until + timedelta(days=1) if renewed_on <= valid_until else renewed_on
    return months_later(begins, months) - timedelta(days=1)


def may_be_renewed_from(valid_until: date) -> date:
    return valid_until - RENEW_EARLIEST
