"""An instructor writes the week's log, or amends it."""

from datetime import date
from typing import Any

from django.db import transaction
from django.http import Http404
from django.utils.translation import gettext as _

from branches.models import InstructorPosting, WeeklyLog
from branches.policy_instructors import INSTRUCTORS
from branches.refusals import Refusal
from branches.rules.instructors import week_of
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import write_history


def write_log(
    *, posting: InstructorPosting, week: date, visits: int, people_met: int, done: str, by: Any, next_week: str = ""
) -> WeeklyLog:
    """One log a week; written again, it replaces what stood there. A week that has not begun cannot be written.

    Raises:
        Refusal: the week lies ahead or outside the posting.
    """
    with transaction.atomic():
        locked = InstructorPosting.objects.select_for_update(of=("self",)).get(pk=posting.pk)
        INSTRUCTORS.require(by, "write_log", locked)
        if locked.instructor_id != by.pk:
            raise Http404
        week = week_of(week)
        if week > clock.today() or week < week_of(locked.since) or (locked.until and week > locked.until):
            raise Refusal(_("只能填写派驻期间、已经开始的一周。请核对日期。"), code="wrong_week")
        log, made = WeeklyLog.objects.update_or_create(
            posting=locked,
            week=week,
            defaults={
                "visits": visits,
                "people_met": people_met,
                "done": done,
                "next_week": next_week,
                "written_at": clock.now(),
            },
        )
        write_history(
            subject=locked,
            verb="branches.log_written" if made else "branches.log_amended",
            by=by,
            facts={"week": week, "visits": visits, "people_met": people_met},
        )
    return log
