"""The time during which an account was disabled, and why."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jinxi_portal.kernel import clock


class Suspension(models.Model):
    """Reasons are free text and may name people, so they stand here and not on the timeline, which points here."""

    user = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="suspensions")
    reason = models.CharField(_("停用原因"), max_length=300)
    since = models.DateTimeField(_("起"), default=clock.now)
    suspended_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    lifted_at = models.DateTimeField(_("恢复时间"), null=True, blank=True)
    lifted_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    lifted_reason = models.CharField(_("恢复原因"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("停用")
        verbose_name_plural = _("停用")
        ordering = ["-since"]
        constraints = [
            models.UniqueConstraint(
                fields=["user"], condition=Q(lifted_at__isnull=True), name="suspension_one_open_per_user"
            ),
            models.CheckConstraint(
                condition=Q(lifted_at__isnull=True, lifted_by__isnull=True)
                | Q(lifted_at__isnull=False, lifted_by__isnull=False),
                name="suspension_lifted_by_somebody",
            ),
        ]
