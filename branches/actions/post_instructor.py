"""Post an instructor to an enterprise, and end the posting."""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from branches.models import InstructorPosting
from branches.policy_instructors import INSTRUCTORS
from branches.refusals import Refusal
from jinxi_portal.accounts.public import Role, User
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import write_history


def post_instructor(*, instructor: User, employer: Any, since: date, by: Any, note: str = "") -> InstructorPosting:
    """The instructor writes a log each week from then on.

    Raises:
        Refusal: the person is no instructor, is there already, or the enterprise no longer takes part.
    """
    with transaction.atomic():
        employer = type(employer)._default_manager.select_for_update(of=("self",)).get(pk=employer.pk)
        INSTRUCTORS.require(by, "post_instructor")
        if Role.INSTRUCTOR not in instructor.roles_today():
            raise Refusal(_("请选择一位在岗的党建指导员。"), code="no_instructor")
        if not employer.is_active:
            raise Refusal(_("这家企业已经不在合作，不需要派驻。"), code="not_active")
        there = InstructorPosting.objects.filter(Q(until__isnull=True) | Q(until__gte=since), employer=employer)
        if there.filter(instructor=instructor).exists():
            raise Refusal(_("这位指导员在这段时间已经派驻在这家企业。"), code="already_there")
        row = InstructorPosting.objects.create(
            instructor=instructor, employer=employer, since=since, posted_by=by, note=note
        )
        write_history(
            subject=row, verb="branches.instructor_posted", by=by, facts={"since": since, "employer": employer}
        )
    return row


def end_instructor_posting(*, posting: InstructorPosting, last_day: date, by: Any) -> InstructorPosting:
    """The last day counts.

    Raises:
        Refusal: it has ended already, or the day does not fit.
    """
    with transaction.atomic():
        locked = InstructorPosting.objects.select_for_update(of=("self",)).get(pk=posting.pk)
        INSTRUCTORS.require(by, "end_posting")
        if locked.until is not None:
            raise Refusal(_("这次派驻已经结束。"), code="ended")
        if not locked.since <= last_day <= clock.today():
            raise Refusal(_("结束日期要在派驻之后，并且不晚于今天。请核对日期。"), code="wrong_day")
        locked.until = last_day
        locked.save(update_fields=["until"])
        write_history(
            subject=locked,
            verb="branches.instructor_left",
            by=by,
            facts={"last_day": last_day, "employer": locked.employer},
        )
    return locked
