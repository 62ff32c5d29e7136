"""Floating members (流动党员): the relation stays at home, the person takes part here."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from jinxi_portal.kernel import clock
from members.querysets import FloatingMemberQuerySet


class FloatingEnd(models.TextChoices):
    RETURNED = "returned", _("返回原党支部")
    TRANSFERRED = "transferred", _("组织关系已转入")
    MOVED_ON = "moved_on", _("去往外地")
    OTHER = "other", _("其他原因")


class FloatingMember(models.Model):
    """One registration of a person; renewed year by year, ended once. ``counts_from`` is six months after leaving home."""

    number = models.CharField(_("编号"), max_length=30, unique=True)
    person = models.ForeignKey("members.Person", on_delete=models.PROTECT, related_name="floating")
    lead = models.ForeignKey("members.Lead", on_delete=models.PROTECT, null=True, related_name="floating")
    # for lists that are sorted and searched without a join
    name = models.CharField(_("姓名"), max_length=60)
    name_key = models.CharField(max_length=120, editable=False)
    initials = models.CharField(max_length=20, editable=False)
    home_branch_name = models.CharField(_("原党支部"), max_length=120)
    away_since = models.DateField(_("外出时间"))
    registered_on = models.DateField(_("登记日期"))
    registered_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    counts_from = models.DateField(_("满六个月"))
    valid_until = models.DateField(_("有效期至"))
    ended_on = models.DateField(_("结束日期"), null=True)
    ending = models.CharField(_("结束原因"), max_length=20, choices=FloatingEnd, blank=True)
    end_note = models.CharField(_("说明"), max_length=300, blank=True)

    objects = FloatingMemberQuerySet.as_manager()

    class Meta:
        verbose_name = _("流动党员")
        verbose_name_plural = _("流动党员")
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(ended_on__isnull=True), name="one_floating_registration_per_person"
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True, ending="")
                | Q(ended_on__gte=F("registered_on"), ending__in=FloatingEnd.values),
                name="floating_end_has_a_kind",
            ),
            models.CheckConstraint(condition=Q(valid_until__gte=F("registered_on")), name="floating_valid_after_start"),
        ]
        indexes = [
            models.Index(fields=["valid_until", "id"], name="floating_valid"),
            models.Index(fields=["name_key", "id"], name="floating_name"),
        ]

    def __str__(self) -> str:
        return self.name

    def standing_on(self, day: date) -> Any:
        """How the registration stands, in a word."""
        if self.ended_on is not None:
            return self.get_ending_display()
        if day > self.valid_until:
            return _("到期未续")
        return _("外出未满六个月") if day < self.counts_from else _("在册")


class FloatingRenewal(models.Model):
    """A renewal: the tracer has asked and the person is still away from home."""

    floating = models.ForeignKey(FloatingMember, on_delete=models.PROTECT, related_name="renewals")
    renewed_on = models.DateField(_("续登日期"))
    valid_until = models.DateField(_("有效期至"))
    note = models.CharField(_("备注"), max_length=300, blank=True)
    by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["-renewed_on", "-id"]
