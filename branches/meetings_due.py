"""Which meetings a branch has held in this period, which are due, which are late. Any number of branches costs the same queries."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Min

from branches import settings_meetings
from branches.models import Affiliation, Meeting, Organisation
from branches.rules.meetings import REQUIREMENTS, Due, Requirement, due_day, period_before, stand
from branches.rules.sizes import needs_committee
from branches.states import OrganisationKind
from branches.states_meetings import AHEAD, MeetingKind
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import settings_on

_WEIGHT = (Due.LATE, Due.DUE, Due.DONE)


@dataclass(frozen=True)
class Cell:
    """How one kind of meeting stands in one branch. ``planned`` is the next one in the calendar, ``last`` the newest held."""

    requirement: Requirement
    state: Due
    due: date
    last: date | None = None
    planned: datetime | None = None

    @property
    def kind(self) -> MeetingKind:
        return self.requirement.kind

    @property
    def is_late(self) -> bool:
        return self.state == Due.LATE


@dataclass(frozen=True)
class Line:
    """A branch with its cells, in the order of the requirements."""

    branch: Organisation
    cells: Sequence[Cell]

    @property
    def late(self) -> int:
        return sum(cell.is_late for cell in self.cells)


@dataclass
class _Known:
    """What is read once for all branches."""

    on: date
    theme_day: int
    lecture_months: int
    groups: dict[int, list[Organisation]]
    voting: dict[int, int]
    held: dict[tuple[int, str], list[date]]
    planned: dict[tuple[int, str], datetime]


def lines_of(branches: Iterable[Organisation], *, on: date) -> list[Line]:
    rows = list(branches)
    known = _read([row.pk for row in rows], on)
    return [Line(row, [_cell(requirement, row, known) for requirement in REQUIREMENTS]) for row in rows]


def _cell(requirement: Requirement, branch: Organisation, known: _Known) -> Cell:
    months = known.lecture_months if requirement.kind == MeetingKind.LECTURE else requirement.months
    fixed = known.theme_day if requirement.kind == MeetingKind.THEME_DAY else None
    due = due_day(known.on, months, fixed_day=fixed)
    groups = known.groups.get(branch.pk, [])
    holders = groups if requirement.kind == MeetingKind.GROUP else [branch]
    if requirement.kind == MeetingKind.COMMITTEE and not needs_committee(known.voting.get(branch.pk, 0)):
        holders = []
    if not holders:
        return Cell(requirement, Due.NOT_REQUIRED, due)
    held = [known.held[holder.pk, requirement.kind] for holder in holders]
    states = [
        stand(days, on=known.on, founded_on=holder.founded_on, months=months, fixed_day=fixed)
        for holder, days in zip(holders, held, strict=True)
    ]
    state = min(states, key=_WEIGHT.index)
    if state == Due.LATE and due >= known.on:  # it is the period before that went by without one
        due = period_before(known.on, months)[1]
    planned = [known.planned[key] for holder in holders if (key := (holder.pk, str(requirement.kind))) in known.planned]
    newest = max((day for days in held for day in days), default=None)
    return Cell(requirement, state, due, newest, min(planned, default=None))


def _read(ids: list[int], on: date) -> _Known:
    groups: dict[int, list[Organisation]] = defaultdict(list)
    standing = Organisation.objects.standing(on=on).filter(parent_id__in=ids, kind=OrganisationKind.GROUP)
    for group in standing.order_by("name_key"):
        groups[group.parent_id or 0].append(group)
    holders = [*ids, *(group.pk for rows in groups.values() for group in rows)]
    voting = Affiliation.objects.voting(on=on).filter(organisation_id__in=ids).values("organisation_id")
    counted: Any = voting.annotate(count=Count("person_id", distinct=True)).values_list("organisation_id", "count")
    held: dict[tuple[int, str], list[date]] = defaultdict(list)
    meetings = Meeting.objects.filter(organisation_id__in=holders)
    took_place = meetings.took_place().between(period_before(on, 12)[0], on)
    for organisation_id, kind, starts_at in took_place.values_list("organisation_id", "kind", "starts_at"):
        held[organisation_id, kind].append(clock.local_date(starts_at))
    ahead = meetings.filter(state__in=AHEAD, starts_at__gte=clock.start_of(on)).order_by()
    planned: Any = ahead.values_list("organisation_id", "kind").annotate(first=Min("starts_at"))
    numbers = settings_on([settings_meetings.THEME_DAY.key, settings_meetings.LECTURE_MONTHS.key], on)
    return _Known(
        on=on,
        theme_day=numbers[settings_meetings.THEME_DAY.key],
        lecture_months=numbers[settings_meetings.LECTURE_MONTHS.key],
        groups=groups,
        voting=dict(counted),
        held=held,
        planned={(organisation_id, kind): first for organisation_id, kind, first in planned},
    )
