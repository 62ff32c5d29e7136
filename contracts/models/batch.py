"""Many contracts at once: one template, one employer, a row for every worker. The worker process goes through the rows."""

import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from contracts.querysets_batches import ContractBatchQuerySet
from jinxi_portal.kernel import clock
from jinxi_portal.kernel.sealing.fields import SealedField


class ContractBatch(models.Model):
    """``values`` and ``parties`` are what all its contracts share. Until it is started, rows may still be added.

    ``touched_at`` is the pulse of who works at it: a silent batch is taken up by another.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    version = models.ForeignKey("contracts.TemplateVersion", on_delete=models.PROTECT, related_name="+")
    employer = models.ForeignKey("members.Employer", on_delete=models.PROTECT, related_name="+")
    values = models.JSONField(default=dict)
    #: JSON by role; mobiles are in it
    parties = SealedField(label="contract_batch", null=True)
    created_at = models.DateTimeField(_("建立时间"), default=clock.now)
    created_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    started_at = models.DateTimeField(null=True)
    touched_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    objects = ContractBatchQuerySet.as_manager()

    class Meta:
        verbose_name = _("批量起草")
        verbose_name_plural = _("批量起草")
        indexes = [
            models.Index(fields=["employer", "id"], name="contract_batch_of_employer"),
            models.Index(
                fields=["touched_at"],
                name="contract_batch_at_work",
                condition=Q(started_at__isnull=False, finished_at__isnull=True),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(finished_at__isnull=True) | Q(started_at__isnull=False), name="contract_batch_started"
            )
        ]

    def __str__(self) -> str:
        return str(self.version)

    def get_absolute_url(self) -> str:
        return reverse("contracts:batch", args=[self.uid])


class ContractBatchRow(models.Model):
    """One contract to be: waiting, sent, or with the sentences why not. What was sealed for it goes when it has been made."""

    batch = models.ForeignKey("contracts.ContractBatch", on_delete=models.CASCADE, related_name="rows")
    #: the row's number in the workbook, or its turn among those that were picked
    position = models.PositiveIntegerField()
    name = models.CharField(_("姓名"), max_length=60)
    #: picked from the roster; a row of a workbook is looked up by name and number when its turn comes
    worker = models.ForeignKey("members.Worker", on_delete=models.PROTECT, null=True, related_name="+")
    #: JSON: numbers, facts of the parties and values of this row alone
    content = SealedField(label="contract_batch_row", null=True)
    contract = models.OneToOneField("contracts.Contract", on_delete=models.PROTECT, null=True, related_name="+")
    problem = models.CharField(max_length=600, blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["batch", "position"], name="contract_batch_position_once"),
            models.UniqueConstraint(
                fields=["batch", "worker"], condition=Q(worker__isnull=False), name="contract_batch_worker_once"
            ),
            models.CheckConstraint(
                condition=Q(contract__isnull=True) | Q(problem=""), name="contract_batch_row_one_end"
            ),
        ]
        indexes = [
            models.Index(
                fields=["batch", "position"],
                condition=Q(contract__isnull=True, problem=""),
                name="contract_batch_row_waiting",
            )
        ]

    def __str__(self) -> str:
        return self.name
