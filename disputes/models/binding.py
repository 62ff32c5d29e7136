"""The file of a case being bound: how far it is, and the paper that came of it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jinxi_portal.kernel import clock


class Binding(models.Model):
    """``done`` of ``total`` sheets; ``touched_at`` is the worker's pulse. One at a time for a case."""

    dispute = models.ForeignKey("disputes.Dispute", on_delete=models.PROTECT, related_name="bindings")
    asked_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(_("开始装订"), default=clock.now)
    touched_at = models.DateTimeField(default=clock.now)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    finished_at = models.DateTimeField(_("装订完成"), null=True)
    problem = models.CharField(_("没有装成的原因"), max_length=300, blank=True)
    paper = models.OneToOneField("papers.Paper", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("卷宗装订")
        verbose_name_plural = _("卷宗装订")
        ordering = ["-asked_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["dispute"], condition=Q(finished_at__isnull=True), name="dispute_one_binding_at_work"
            ),
            models.CheckConstraint(
                condition=Q(finished_at__isnull=True, paper__isnull=True, problem="")
                | Q(finished_at__isnull=False, paper__isnull=False, problem="")
                | (Q(finished_at__isnull=False, paper__isnull=True) & ~Q(problem="")),
                name="dispute_binding_has_one_end",
            ),
        ]
        indexes = [
            models.Index(fields=["touched_at"], condition=Q(finished_at__isnull=True), name="dispute_binding_at_work")
        ]

    def __str__(self) -> str:
        return f"{self.dispute_id} {self.asked_at}"
