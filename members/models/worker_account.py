"""Which worker signs in with an account on the phone."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jinxi_portal.kernel import clock


class LinkedHow(models.TextChoices):
    STAFF = "staff", _("工作人员核对手机号码和姓名")
    SELF = "self", _("本人在手机上核对")


class WorkerAccount(models.Model):
    """One account, one worker. Taking the link back removes the row; both timelines tell of it."""

    user = models.OneToOneField("accounts.User", on_delete=models.PROTECT, related_name="+")
    worker = models.OneToOneField("members.Worker", on_delete=models.PROTECT, related_name="account")
    linked_at = models.DateTimeField(_("绑定时间"), default=clock.now)
    how = models.CharField(_("绑定方式"), max_length=20, choices=LinkedHow)
    linked_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("手机帐号")
        verbose_name_plural = _("手机帐号")
        constraints = [models.CheckConstraint(condition=Q(how__in=LinkedHow.values), name="worker_account_how_known")]

    def __str__(self) -> str:
        return str(self.worker)
