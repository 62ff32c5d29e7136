"""A comparison of rosters with the register, repeatable exactly; and the model it used."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jinxi_portal.kernel import clock
from members.querysets import LinkageRunQuerySet
from members.states import RunState


class LinkageModel(models.Model):
    """A set of estimated weights. Exactly one is switched on; learning makes a new one beside it."""

    number = models.PositiveIntegerField(_("版本"), unique=True)
    settings = models.JSONField(_("设置"))
    parameters = models.JSONField(_("参数"), null=True)
    learnt_from = models.IntegerField(_("依据的人工判断数"), default=0)
    before_and_after = models.JSONField(_("启用前后对照"), default=dict)
    made_at = models.DateTimeField(default=clock.now)
    made_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    is_on = models.BooleanField(_("启用"), default=False)
    switched_on_at = models.DateTimeField(null=True)
    switched_on_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["is_on"], condition=Q(is_on=True), name="one_model_is_on")]


class LinkageRun(models.Model):
    """One comparison. ``versions``, ``settings``, ``parameters`` and the digests make it repeatable."""

    number = models.CharField(_("编号"), max_length=30, unique=True)
    state = models.CharField(_("状态"), max_length=20, choices=RunState, default=RunState.QUEUED)
    model = models.ForeignKey(LinkageModel, on_delete=models.PROTECT, related_name="runs")
    everything = models.BooleanField(_("全部重比"), default=False)
    settings = models.JSONField(default=dict)
    parameters = models.JSONField(null=True)
    versions = models.JSONField(default=dict)
    input_digest = models.CharField(max_length=64, blank=True)
    output_digest = models.CharField(max_length=64, blank=True)
    register_rows = models.IntegerField(_("名册行数"), default=0)
    roster_rows = models.IntegerField(_("花名册行数"), default=0)
    strong = models.IntegerField(_("很像"), default=0)
    possible = models.IntegerField(_("可能"), default=0)
    decided_before = models.IntegerField(_("已有判断"), default=0)
    nobody = models.IntegerField(_("没有相像的"), default=0)
    new_leads = models.IntegerField(_("新线索"), default=0)
    joined = models.IntegerField(_("并为一人"), default=0)
    stage = models.CharField(_("进行到"), max_length=30, blank=True)
    stage_done = models.IntegerField(default=0)
    stage_total = models.IntegerField(default=0)
    problem = models.CharField(_("未完成的原因"), max_length=300, blank=True)
    started_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    queued_at = models.DateTimeField(default=clock.now)
    started_at = models.DateTimeField(null=True)
    beat_at = models.DateTimeField(_("最近进展"), null=True)
    finished_at = models.DateTimeField(null=True)

    objects = LinkageRunQuerySet.as_manager()

    class Meta:
        verbose_name = _("比对")
        verbose_name_plural = _("比对")
        ordering = ["-queued_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["state"], condition=Q(state=RunState.RUNNING), name="one_comparison_at_a_time"
            ),
            models.CheckConstraint(condition=Q(state__in=RunState.values), name="run_state_known"),
        ]
        indexes = [models.Index(fields=["queued_at", "id"], name="run_queued")]

    def __str__(self) -> str:
        return self.number
