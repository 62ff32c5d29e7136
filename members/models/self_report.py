"""党员找组织: a worker says on the phone that he is a member."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jinxi_portal.kernel import clock


class ReportState(models.TextChoices):
    HANDED_IN = "handed_in", _("已收到")
    ANSWERED = "answered", _("已办结")
    WITHDRAWN = "withdrawn", _("已撤回")


class SelfReport(models.Model):
    """What the person remembers. ``lead`` is empty while nobody knows which worker he is; withdrawn, only the fact stays."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    number = models.CharField(_("回执号"), max_length=30, unique=True)
    user = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    lead = models.ForeignKey("members.Lead", on_delete=models.PROTECT, null=True, related_name="self_reports")
    name = models.CharField(_("姓名"), max_length=60, blank=True)
    home_branch = models.CharField(_("记得的党支部"), max_length=120, blank=True)
    joined_year = models.PositiveSmallIntegerField(_("入党年份"), null=True)
    state = models.CharField(_("状态"), max_length=20, choices=ReportState, default=ReportState.HANDED_IN)
    said_at = models.DateTimeField(_("提交时间"), default=clock.now)
    #: somebody gets in touch until this day
    contact_due = models.DateField(_("最晚联系日期"))
    withdrawn_at = models.DateTimeField(_("撤回时间"), null=True)

    class Meta:
        verbose_name = _("党员自报")
        verbose_name_plural = _("党员自报")
        constraints = [
            models.UniqueConstraint(
                fields=["user"], condition=Q(state=ReportState.HANDED_IN), name="one_open_report_per_account"
            ),
            models.CheckConstraint(condition=Q(state__in=ReportState.values), name="report_state_known"),
            models.CheckConstraint(
                condition=~Q(state=ReportState.WITHDRAWN)
                | Q(name="", home_branch="", joined_year__isnull=True, withdrawn_at__isnull=False),
                name="withdrawn_report_is_empty",
            ),
        ]
        indexes = [models.Index(fields=["said_at", "id"], name="report_open", condition=Q(state="handed_in"))]

    def __str__(self) -> str:
        return self.number
