"""Postings, logs and needs that a user may see: the committee all, an instructor those of the own enterprises."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.db import models

from branches.periods import in_force
from branches.policy_instructors import INSTRUCTORS
from branches.rules.instructors import NEED_RESTS_DAYS
from branches.states_instructors import OPEN_NEEDS
from jinxi_portal.kernel import clock

if TYPE_CHECKING:
    from branches.models import EnterpriseNeed, InstructorPosting, WeeklyLog  # noqa: F401 -- named in base classes


class InstructorPostingQuerySet(models.QuerySet["InstructorPosting"]):
    def visible_to(self, user: Any) -> "InstructorPostingQuerySet":
        if INSTRUCTORS.may(user, "see_all"):
            return self
        return self.filter(instructor=user) if INSTRUCTORS.may(user, "see_own") else self.none()

    def in_force(self, *, on: date) -> "InstructorPostingQuerySet":
        return self.filter(in_force(on))


class WeeklyLogQuerySet(models.QuerySet["WeeklyLog"]):
    def visible_to(self, user: Any) -> "WeeklyLogQuerySet":
        if INSTRUCTORS.may(user, "see_all"):
            return self
        return self.filter(posting__instructor=user) if INSTRUCTORS.may(user, "see_own") else self.none()


class EnterpriseNeedQuerySet(models.QuerySet["EnterpriseNeed"]):
    def visible_to(self, user: Any) -> "EnterpriseNeedQuerySet":
        """An instructor sees the needs of the enterprises where he is today, whoever raised them."""
        if INSTRUCTORS.may(user, "see_all"):
            return self
        if not INSTRUCTORS.may(user, "see_own"):
            return self.none()
        mine = in_force(clock.today(), "employer__instructor_postings__")
        return self.filter(mine, employer__instructor_postings__instructor=user)

    def open(self) -> "EnterpriseNeedQuerySet":
        return self.filter(state__in=OPEN_NEEDS)

    def resting(self, *, on: date) -> "EnterpriseNeedQuerySet":
        """Open, and untouched for the office's limit."""
        return self.open().filter(touched_at__lt=clock.start_of(on - timedelta(days=NEED_RESTS_DAYS)))
