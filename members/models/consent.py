"""Who agreed to what, having read which words."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jinxi_portal.kernel import clock


class ConsentHow(models.TextChoices):
    PHONE = "phone", _("本人在手机上")
    PAPER = "paper", _("书面，由工作人员登记")


class ConsentNotice(models.Model):
    """The words of a notice as they were shown, kept when the first person agreed to them."""

    purpose = models.CharField(_("用途"), max_length=60)
    version = models.PositiveSmallIntegerField(_("版本"))
    texts = models.JSONField()
    kept_at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("告知书")
        verbose_name_plural = _("告知书")
        constraints = [models.UniqueConstraint(fields=["purpose", "version"], name="consent_notice_version_once")]

    def __str__(self) -> str:
        return f"{self.purpose} {self.version}"


class Consent(models.Model):
    """One consent to one purpose, standing until it is withdrawn. Of a worker, or of an account not linked yet."""

    notice = models.ForeignKey(ConsentNotice, on_delete=models.PROTECT, related_name="+")
    purpose = models.CharField(_("用途"), max_length=60)
    user = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    worker = models.ForeignKey("members.Worker", on_delete=models.PROTECT, null=True, related_name="consents")
    how = models.CharField(_("方式"), max_length=20, choices=ConsentHow)
    given_at = models.DateTimeField(_("同意时间"), default=clock.now)
    recorded_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(_("撤回时间"), null=True)

    class Meta:
        verbose_name = _("知情同意")
        verbose_name_plural = _("知情同意")
        ordering = ["-given_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "purpose"],
                condition=Q(withdrawn_at__isnull=True, user__isnull=False),
                name="one_standing_consent_per_account",
            ),
            models.UniqueConstraint(
                fields=["worker", "purpose"],
                condition=Q(withdrawn_at__isnull=True, worker__isnull=False),
                name="one_standing_consent_per_worker",
            ),
            models.CheckConstraint(
                condition=Q(user__isnull=False) | Q(worker__isnull=False), name="consent_of_somebody"
            ),
            models.CheckConstraint(condition=Q(how__in=ConsentHow.values), name="consent_how_known"),
        ]

    def __str__(self) -> str:
        return str(self.notice)
