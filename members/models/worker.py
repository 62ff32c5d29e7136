"""A person in household service, with one engagement or several."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jinxi_portal.kernel import clock
from members.querysets import WorkerQuerySet


class Worker(models.Model):
    """One worker, however many rosters name him. ``name`` is that of his best documented engagement."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("姓名"), max_length=60)
    name_key = models.CharField(max_length=120, editable=False)
    initials = models.CharField(max_length=20, editable=False)
    person = models.OneToOneField("members.Person", on_delete=models.SET_NULL, null=True, related_name="worker")
    created_at = models.DateTimeField(_("建立时间"), default=clock.now)
    #: set while all his engagements have been joined to another worker
    joined_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")

    objects = WorkerQuerySet.as_manager()

    class Meta:
        verbose_name = _("从业人员")
        verbose_name_plural = _("从业人员")
        indexes = [
            models.Index(fields=["name_key", "id"], name="worker_name"),
            models.Index(fields=["initials"], name="worker_initials"),
        ]

    def __str__(self) -> str:
        return self.name


class WorkerJoin(models.Model):
    """An engagement moved to another worker because both are one human being; can be taken back."""

    engagement = models.ForeignKey("members.Engagement", on_delete=models.PROTECT, related_name="joins")
    from_worker = models.ForeignKey("members.Worker", on_delete=models.PROTECT, related_name="joins_away")
    to_worker = models.ForeignKey("members.Worker", on_delete=models.PROTECT, related_name="joins")
    probability = models.FloatField(_("把握"))
    evidence = models.JSONField(default=list)
    joined_at = models.DateTimeField(default=clock.now)
    joined_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["engagement"], condition=Q(undone_at__isnull=True), name="one_standing_join_per_engagement"
            )
        ]
