"""Many papers issued by the worker, with true counts; one line per subject, so that it can be left and taken up again."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jinxi_portal.kernel import clock


class PaperBatch(models.Model):
    """``touched_at`` is the worker's pulse: a silent batch is taken up by another."""

    source_key = models.CharField(_("来源"), max_length=60)
    total = models.PositiveIntegerField(default=0)
    started_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    started_at = models.DateTimeField(default=clock.now)
    touched_at = models.DateTimeField(default=clock.now)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("批量出具")
        verbose_name_plural = _("批量出具")
        indexes = [
            models.Index(fields=["touched_at"], condition=Q(finished_at__isnull=True), name="paper_batch_at_work")
        ]

    def __str__(self) -> str:
        return f"{self.source_key} {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("papers:batch", args=[self.pk])


class PaperBatchLine(models.Model):
    """One subject of a batch: waiting, issued, or with the sentence why not."""

    batch = models.ForeignKey(PaperBatch, on_delete=models.CASCADE, related_name="lines")
    subject_id = models.BigIntegerField()
    paper = models.OneToOneField("papers.Paper", on_delete=models.PROTECT, null=True, related_name="+")
    problem = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["batch", "subject_id"], name="paper_batch_subject_once"),
            models.CheckConstraint(condition=Q(paper__isnull=True) | Q(problem=""), name="paper_batch_line_one_end"),
        ]
        indexes = [
            models.Index(
                fields=["batch", "id"], condition=Q(paper__isnull=True, problem=""), name="paper_batch_waiting"
            )
        ]
