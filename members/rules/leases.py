"""How long a lead stays on one reviewer's desk."""

from datetime import datetime, timedelta

#: Nobody else is given the lead during this time (office custom).
LEASE = timedelta(minutes=10)
#: The open page renews the lease this often.
HEARTBEAT = timedelta(minutes=2)


def lease_until(at: datetime) -> datetime:
    """The end of a lease that begins or is renewed at ``at``."""
    return at + LEASE
