"""Elevated access: a system administrator's look at case content, with a reason and an end."""

from datetime import timedelta

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _

from jinxi_portal.kernel import clock
from jinxi_portal.kernel.same_value import same_value

LONGEST = timedelta(minutes=60)


class Scope(models.TextChoices):
    """What may be looked at; each room names the scope in its policy line."""

    CASES = "cases", _("查看业务内容")
    REPAIR = "repair", _("修复出错的数据")


class ElevatedAccessQuerySet(models.QuerySet["ElevatedAccess"]):
    def in_force(self) -> "ElevatedAccessQuerySet":
        moment = clock.now()
        return self.filter(since__lte=moment, until__gt=moment)


class ElevatedAccess(models.Model):
    """``until`` moves to the moment of closing when it is given back early; rows are never deleted."""

    user = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="elevated_accesses")
    scope = models.CharField(_("范围"), max_length=20, choices=Scope)
    reason = models.CharField(_("原因"), max_length=300)
    since = models.DateTimeField(_("起"), default=clock.now)
    until = models.DateTimeField(_("止"))
    closed_early = models.BooleanField(_("提前结束"), default=False)

    objects = ElevatedAccessQuerySet.as_manager()

    class Meta:
        verbose_name = _("特别查看")
        verbose_name_plural = _("特别查看")
        ordering = ["-since"]
        constraints = [
            models.CheckConstraint(condition=Q(until__gte=F("since")), name="elevated_ends_after_start"),
            models.CheckConstraint(condition=Q(until__lte=F("since") + LONGEST), name="elevated_at_most_an_hour"),
            models.CheckConstraint(condition=Q(scope__in=Scope.values), name="elevated_scope_known"),
            ExclusionConstraint(
                name="elevated_one_at_a_time",
                expressions=[
                    (same_value("user_id"), RangeOperators.OVERLAPS),
                    (
                        Func("since", "until", function="tstzrange", output_field=DateTimeRangeField()),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
        ]
