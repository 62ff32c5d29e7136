"""What an outside authority may know of the organisation: sums by month. No person stands in any of them."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Count

from branches.models import HelpRequest, Meeting, Organisation
from branches.rules.help import days_taken, middle
from branches.rules.small_counts import shown, sum_is_safe
from branches.states import BRANCHES, OrganisationKind
from branches.states_help import HelpState
from branches.tree import people_on
from jinxi_portal.kernel import clock
from jinxi_portal.kernel.months import months_later


@dataclass(frozen=True)
class OrganisationCounts:
    """Of one organisation; what is too small to be given is None."""

    uid: Any
    members: int | None
    meetings: int | None


@dataclass(frozen=True)
class Counts:
    """Of the county at the end of a month. Meetings and help are those of the twelve months that end with it."""

    month: str
    counted_on: date
    organisations: list[OrganisationCounts]
    help_resolved: int | None
    help_median_days: Decimal | None


def last_whole_month(today: date) -> date:
    """The first day of the month before."""
    return months_later(today.replace(day=1), -1)


def counts_of(first: date) -> Counts:
    """The counts of the month that begins on ``first``, in a constant number of queries."""
    last = months_later(first, 1) - timedelta(days=1)
    since = months_later(first, -11)
    standing: list[Any] = list(Organisation.objects.as_of(last).order_by("pk"))
    rows = [row for row in standing if row.kind_then != OrganisationKind.GROUP]
    members = members_shown(rows, people_on(last))
    meetings = _meetings(since, last)
    days = _help_days(since, last)
    return Counts(
        month=f"{first:%Y-%m}",
        counted_on=last,
        organisations=[OrganisationCounts(row.uid, members[row.pk], shown(meetings.get(row.pk, 0))) for row in rows],
        help_resolved=shown(len(days)),
        help_median_days=middle(days) if shown(len(days)) is not None else None,
    )


def members_shown(rows: list[Any], people: dict[int, int]) -> dict[int, int | None]:
    """Per organisation: a branch's own members; above it the sum of its branches, unless that would give a small one away."""
    below: dict[int | None, list[Any]] = {}
    for row in rows:
        below.setdefault(row.parent_then, []).append(row)
    answer: dict[int, int | None] = {}

    def add_up(row: Any) -> tuple[int, list[int]]:
        """The sum, and the parts of it that cannot be read off what is given already."""
        if row.kind_then in BRANCHES:
            count = people.get(row.pk, 0)
            answer[row.pk] = shown(count)
            return count, [] if answer[row.pk] is not None else [count]
        parts = [add_up(each) for each in below.get(row.pk, [])]
        total, hidden = sum(part[0] for part in parts), [count for part in parts for count in part[1]]
        answer[row.pk] = shown(total) if sum_is_safe(hidden) else None
        return total, [] if answer[row.pk] is not None else hidden

    for root in below.get(None, []):
        add_up(root)
    return answer


def _meetings(since: date, until: date) -> dict[int, int]:
    """Meetings that took place, per organisation; those of a group count for the group alone."""
    found = Meeting.objects.took_place().between(since, until).values("organisation_id").annotate(held=Count("pk"))
    return {row["organisation_id"]: row["held"] for row in found.order_by()}


def _help_days(since: date, until: date) -> list[int]:
    """Days of the requests that the branch group itself resolved in these days."""
    rows = HelpRequest.objects.filter(
        state=HelpState.RESOLVED,
        handed_to="",
        resolved_at__gte=clock.start_of(since),
        resolved_at__lt=clock.end_of(until),
    ).values_list("asked_at", "resolved_at")
    return [days_taken(clock.local_date(asked), clock.local_date(done)) for asked, done in rows if done]
