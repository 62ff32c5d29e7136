"""Instructors at enterprises: who is where from when to when, and what they write each week."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from branches.periods import ends_after_start, no_overlap
from branches.querysets_instructors import InstructorPostingQuerySet, WeeklyLogQuerySet
from jinxi_portal.kernel import clock


class InstructorPosting(models.Model):
    """An instructor at an enterprise for a time, by the committee. The right to write comes from the role in accounts."""

    instructor = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="enterprises")
    employer = models.ForeignKey("members.Employer", on_delete=models.PROTECT, related_name="instructor_postings")
    since = models.DateField(_("起"))
    until = models.DateField(_("止"), null=True)
    posted_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    note = models.CharField(_("说明"), max_length=300, blank=True)

    objects = InstructorPostingQuerySet.as_manager()

    class Meta:
        verbose_name = _("党建指导员派驻")
        verbose_name_plural = _("党建指导员派驻")
        constraints = [
            ends_after_start("instructor_posting_ends_after_start"),
            no_overlap("instructor_posting_no_overlap", "instructor_id", "employer_id"),
        ]

    def __str__(self) -> str:
        return f"{self.instructor} · {self.employer}"


class WeeklyLog(models.Model):
    """What an instructor did at an enterprise in a week; ``week`` is its Monday. One a week, amended until the next is due."""

    posting = models.ForeignKey("branches.InstructorPosting", on_delete=models.PROTECT, related_name="logs")
    week = models.DateField(_("周一日期"))
    visits = models.PositiveSmallIntegerField(_("到企业次数"))
    people_met = models.PositiveSmallIntegerField(_("见面谈话人数"))
    done = models.CharField(_("本周工作"), max_length=1000)
    next_week = models.CharField(_("下周打算"), max_length=500, blank=True)
    written_at = models.DateTimeField(_("填写时间"), default=clock.now)

    objects = WeeklyLogQuerySet.as_manager()

    class Meta:
        verbose_name = _("指导员周志")
        verbose_name_plural = _("指导员周志")
        ordering = ["-week"]
        constraints = [
            models.UniqueConstraint(fields=["posting", "week"], name="one_log_a_week"),
            models.CheckConstraint(condition=Q(week__iso_week_day=1), name="weekly_log_begins_on_monday"),
        ]

    def __str__(self) -> str:
        return self.week.isoformat()
