"""A telephone call to the worker of a lead."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jinxi_portal.kernel import clock


class CallOutcome(models.TextChoices):
    # reached
    MEMBER = "member", _("接通，本人说是党员")
    NOT_MEMBER = "not_member", _("接通，本人说不是党员")
    AGAIN = "again", _("接通，约好再联系")
    DECLINED = "declined", _("接通，本人不愿意谈")
    # not reached
    NO_ANSWER = "no_answer", _("没有人接")
    WRONG_NUMBER = "wrong_number", _("号码不是本人的")


REACHED = (CallOutcome.MEMBER, CallOutcome.NOT_MEMBER, CallOutcome.AGAIN, CallOutcome.DECLINED)
NOT_REACHED = (CallOutcome.NO_ANSWER, CallOutcome.WRONG_NUMBER)


class Call(models.Model):
    """Begun when the number was shown to the caller; ``outcome`` is empty until he has said how it went."""

    lead = models.ForeignKey("members.Lead", on_delete=models.PROTECT, related_name="calls")
    #: whose row the number stood in; None for the register's
    engagement = models.ForeignKey("members.Engagement", on_delete=models.PROTECT, null=True, related_name="+")
    called_at = models.DateTimeField(_("拨打时间"), default=clock.now)
    by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(_("结果"), max_length=20, choices=CallOutcome, blank=True)
    note = models.CharField(_("备注"), max_length=300, blank=True)
    again_on = models.DateField(_("约定再打"), null=True, blank=True)

    class Meta:
        verbose_name = _("电话联系")
        verbose_name_plural = _("电话联系")
        ordering = ["-called_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="") | Q(outcome__in=CallOutcome.values), name="call_outcome_known"
            ),
            models.UniqueConstraint(fields=["lead", "by"], condition=Q(outcome=""), name="one_call_on_the_line"),
        ]

    def __str__(self) -> str:
        return str(self.get_outcome_display())
