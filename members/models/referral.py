"""党员找党员: a confirmed member names a colleague, who is asked before anything is kept about him."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jinxi_portal.kernel import clock


class ReferralState(models.TextChoices):
    ASKED = "asked", _("等本人答复")
    AGREED = "agreed", _("本人同意")


class Referral(models.Model):
    """While asked: who referred, whom (a digest of the mobile, or a worker), until when, and nothing else.

    A "no" and an expiry delete the row. A "yes" gives it its number and lets the digest go.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    #: shown to the lead's tracer only
    referrer = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    mobile_digest = models.BinaryField(max_length=32, null=True, editable=False)
    worker = models.ForeignKey("members.Worker", on_delete=models.PROTECT, null=True, related_name="+")
    expires_at = models.DateTimeField(_("到期"))
    state = models.CharField(_("状态"), max_length=20, choices=ReferralState, default=ReferralState.ASKED)
    number = models.CharField(_("编号"), max_length=30, blank=True)
    user = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    lead = models.ForeignKey("members.Lead", on_delete=models.PROTECT, null=True, related_name="referrals")
    agreed_at = models.DateTimeField(_("同意时间"), null=True)

    class Meta:
        verbose_name = _("同事推荐")
        verbose_name_plural = _("同事推荐")
        constraints = [
            models.UniqueConstraint(
                fields=["mobile_digest"], condition=Q(state=ReferralState.ASKED), name="one_question_per_mobile"
            ),
            models.UniqueConstraint(
                fields=["worker"], condition=Q(state=ReferralState.ASKED), name="one_question_per_worker"
            ),
            models.UniqueConstraint(fields=["number"], condition=~Q(number=""), name="referral_number_once"),
            models.CheckConstraint(
                condition=Q(state=ReferralState.ASKED, number="", user__isnull=True, lead__isnull=True)
                | Q(state=ReferralState.AGREED, user__isnull=False, mobile_digest__isnull=True) & ~Q(number=""),
                name="referral_keeps_nothing_until_yes",
            ),
        ]
        indexes = [models.Index(fields=["expires_at"], name="referral_expires", condition=Q(state="asked"))]

    def __str__(self) -> str:
        return self.number or str(self.get_state_display())


class ReferralTally(models.Model):
    """All that stays of questions answered with no, or not at all: how many on a day."""

    day = models.DateField(_("日期"), unique=True, default=clock.today)
    refused = models.PositiveIntegerField(_("不同意"), default=0)
    expired = models.PositiveIntegerField(_("没有答复"), default=0)

    class Meta:
        verbose_name = _("推荐未成")
        verbose_name_plural = _("推荐未成")

    def __str__(self) -> str:
        return self.day.isoformat()
