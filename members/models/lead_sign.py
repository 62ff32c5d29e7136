"""What points at a lead, and each step it has taken."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jinxi_portal.kernel import clock
from members.states import Channel
from members.tracing_states import Outcome, TracingStage


class LeadSign(models.Model):
    """One sign that the worker may be a member: a roster match, a visit, a call, the person's own word, a colleague's.

    The first sign's kind is the lead's channel; later signs of other kinds are added to the same lead. ``reference``
    names where it came from (a comparison, a receipt), so that the same sign counts once.
    """

    lead = models.ForeignKey("members.Lead", on_delete=models.PROTECT, related_name="signs")
    #: whose sign it was when it came: workers are joined and parted again
    worker = models.ForeignKey("members.Worker", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(_("来路"), max_length=20, choices=Channel)
    seen_at = models.DateTimeField(_("时间"), default=clock.now)
    by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    note = models.CharField(_("备注"), max_length=300, blank=True)
    reference = models.CharField(_("出处"), max_length=60, blank=True)

    class Meta:
        verbose_name = _("迹象")
        verbose_name_plural = _("迹象")
        ordering = ["seen_at", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=Channel.values), name="sign_kind_known"),
            models.UniqueConstraint(
                fields=["lead", "kind", "reference"], condition=~Q(reference=""), name="sign_once_per_reference"
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display())


class LeadMove(models.Model):
    """A step from one stage to another: who, when, why. ``days`` is how long the stage before had lasted."""

    lead = models.ForeignKey("members.Lead", on_delete=models.PROTECT, related_name="moves")
    before = models.CharField(_("原来"), max_length=20, choices=TracingStage)
    after = models.CharField(_("现在"), max_length=20, choices=TracingStage)
    outcome = models.CharField(_("结果"), max_length=20, choices=Outcome, blank=True)
    reason = models.CharField(_("理由"), max_length=300, blank=True)
    days = models.PositiveIntegerField(_("天数"), default=0)
    at = models.DateTimeField(_("时间"), default=clock.now)
    by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("线索进展")
        verbose_name_plural = _("线索进展")
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.get_before_display()} → {self.get_after_display()}"
