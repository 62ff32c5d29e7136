"""A member goes into a group, or out of it, on a day; the caller holds the locks and has asked the policy."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Q

from branches.models import Affiliation, GroupMembership, Organisation


def enter_group(affiliation: Affiliation, group: Organisation | None, *, since: date, by: Any) -> None:
    """From ``since`` on in this group and in no other; what began on that day or later never was."""
    leave_group(affiliation, last_day=since - timedelta(days=1))
    if group is not None:
        GroupMembership.objects.create(affiliation=affiliation, group=group, since=since, written_by=by)


def leave_group(affiliation: Affiliation, *, last_day: date) -> None:
    """Nothing of any group after the day."""
    rows = GroupMembership.objects.filter(affiliation=affiliation)
    rows.filter(since__gt=last_day).delete()
    rows.filter(Q(until__isnull=True) | Q(until__gt=last_day)).update(until=last_day)
