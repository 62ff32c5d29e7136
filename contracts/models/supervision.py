"""Enterprises that the office watches more closely for a time (重点企业)."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from contracts.querysets_supervision import KeyEnterpriseQuerySet
from jinxi_portal.kernel import clock
from jinxi_portal.kernel.same_value import same_value

_PERIOD = Func("since", "until", Value("[]"), function="daterange", output_field=DateRangeField())


class KeyEnterprise(models.Model):
    """From the first to the last day, both counted; an open end is empty. Two periods of one enterprise never overlap."""

    employer = models.ForeignKey(
        "members.Employer",
        on_delete=models.PROTECT,
        related_name="key_periods",
        verbose_name=pgettext_lazy("supervision", "企业"),
    )
    since = models.DateField(_("从哪天起"))
    until = models.DateField(_("最后一天"), null=True)
    reason = models.CharField(_("列入理由"), max_length=300)
    named_at = models.DateTimeField(_("登记时间"), default=clock.now)
    named_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    end_reason = models.CharField(_("移出理由"), max_length=300, blank=True)
    ended_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")

    objects = KeyEnterpriseQuerySet.as_manager()

    class Meta:
        verbose_name = _("重点企业")
        verbose_name_plural = _("重点企业")
        ordering = ["-since", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="key_enterprise_has_reason"),
            models.CheckConstraint(
                condition=Q(until__isnull=True, end_reason="")
                | Q(until__isnull=False) & Q(until__gte=F("since")) & ~Q(end_reason=""),
                name="key_enterprise_ends_with_reason",
            ),
            ExclusionConstraint(
                name="key_enterprise_once_a_day",
                expressions=[
                    (same_value(F("employer_id")), RangeOperators.OVERLAPS),
                    (_PERIOD, RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return str(self.employer)

    def get_absolute_url(self) -> str:
        return reverse("contracts:enterprise", args=[self.employer.code])
