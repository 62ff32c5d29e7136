"""A word to somebody without an account, known by a mobile only."""

from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jinxi_portal.kernel import clock
from jinxi_portal.kernel.sealing.fields import SealedDigestField, SealedField
from jinxi_portal.notices.models.delivery import DeliveryState


class MobileWordQuerySet(models.QuerySet["MobileWord"]):
    def due(self, *, at: datetime) -> "MobileWordQuerySet":
        return self.filter(state=DeliveryState.WAITING, not_before__lte=at)


class MobileWord(models.Model):
    """One of a kind about a subject, to a mobile, at a ``stage``. The number goes once it has been sent; its digest stays, so that
    nobody is told twice.
    """

    mobile = SealedField(_("手机号码"), label="mobile", null=True)
    mobile_digest = SealedDigestField(editable=False)
    kind = models.CharField(_("类别"), max_length=60)
    stage = models.CharField(max_length=60, blank=True)
    subject_type = models.ForeignKey(ContentType, on_delete=models.PROTECT, related_name="+")
    subject_id = models.BigIntegerField()
    at = models.DateTimeField(_("时间"), default=clock.now)
    state = models.CharField(_("状态"), max_length=12, choices=DeliveryState, default=DeliveryState.WAITING)
    not_before = models.DateTimeField(_("不早于"))
    tries = models.PositiveSmallIntegerField(_("次数"), default=0)
    ended_at = models.DateTimeField(_("结束时间"), null=True)

    objects = MobileWordQuerySet.as_manager()

    class Meta:
        verbose_name = _("发给手机的通知")
        verbose_name_plural = _("发给手机的通知")
        constraints = [
            models.UniqueConstraint(
                fields=["mobile_digest", "kind", "subject_type", "subject_id", "stage"], name="mobile_word_once"
            ),
            models.CheckConstraint(condition=Q(state__in=DeliveryState.values), name="mobile_word_state_known"),
            models.CheckConstraint(
                condition=Q(state=DeliveryState.WAITING, ended_at__isnull=True, mobile__isnull=False)
                | (~Q(state=DeliveryState.WAITING) & Q(ended_at__isnull=False, mobile__isnull=True)),
                name="mobile_word_ended_or_waiting",
            ),
        ]
        indexes = [models.Index(fields=["not_before"], name="mobile_word_due", condition=Q(state="waiting"))]
