"""Who looks after which enterprise, who has how much, and which enterprises have nobody; a constant number of queries."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from branches.models import EnterpriseNeed, InstructorPosting, WeeklyLog
from branches.rules.instructors import USUAL_ENTERPRISES, weeks_without_log
from members.public import Employer


@dataclass
class PostingLine:
    """A posting with the weeks for which nothing was written."""

    posting: InstructorPosting
    last_log: date | None
    missing: list[date]


@dataclass
class Workload:
    """One instructor: enterprises, logs that are missing, needs still open there."""

    instructor: Any
    lines: list[PostingLine] = field(default_factory=list)
    open_needs: int = 0

    @property
    def missing(self) -> int:
        return sum(len(line.missing) for line in self.lines)

    @property
    def is_heavy(self) -> bool:
        return len(self.lines) > USUAL_ENTERPRISES


def lines_of(postings: Any, *, on: date) -> list[PostingLine]:
    """The postings with their logs; ``postings`` is a queryset with instructor and employer at hand."""
    rows = list(postings)
    written: dict[int, set[date]] = defaultdict(set)
    for posting_id, week in WeeklyLog.objects.filter(posting__in=rows).values_list("posting_id", "week"):
        written[posting_id].add(week)
    return [
        PostingLine(
            posting=row,
            last_log=max(written[row.pk], default=None),
            missing=weeks_without_log(row.since, min(row.until or on, on), written[row.pk]),
        )
        for row in rows
    ]


def workloads(*, on: date) -> list[Workload]:
    """Every instructor who is posted somewhere on the day, the one with most enterprises first."""
    postings = InstructorPosting.objects.in_force(on=on).select_related("instructor", "employer")
    found: dict[int, Workload] = {}
    for line in lines_of(postings.order_by("instructor__name", "employer__short_name"), on=on):
        each = found.setdefault(line.posting.instructor_id, Workload(line.posting.instructor))
        each.lines.append(line)
    at: dict[int, list[int]] = defaultdict(list)
    for instructor_id, each in found.items():
        for line in each.lines:
            at[line.posting.employer_id].append(instructor_id)
    for (employer_id,) in EnterpriseNeed.objects.open().filter(employer__in=at).values_list("employer_id"):
        for instructor_id in at[employer_id]:
            found[instructor_id].open_needs += 1
    return sorted(found.values(), key=lambda each: (-len(each.lines), str(each.instructor)))


def enterprises_without(*, on: date) -> list[Any]:
    """Enterprises that take part and have no instructor on the day."""
    taken = InstructorPosting.objects.in_force(on=on).values("employer_id")
    return list(Employer.objects.filter(is_active=True).exclude(pk__in=taken).order_by("short_name"))
