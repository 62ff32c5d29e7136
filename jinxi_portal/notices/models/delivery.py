"""A notice on its way out of the portal by one channel."""

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jinxi_portal.notices.kinds import Channel


class DeliveryState(models.TextChoices):
    WAITING = "waiting", _("待发送")
    SENT = "sent", _("已发送")
    NOT_NEEDED = "not_needed", _("已在门户看过，不再发送")
    GIVEN_UP = "given_up", _("多次没有发出")


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    def due(self, *, at: datetime) -> "DeliveryQuerySet":
        return self.filter(state=DeliveryState.WAITING, not_before__lte=at)


class Delivery(models.Model):
    """Kept in the transaction of the notice, so that nothing is lost when the queue or the provider is away."""

    notice = models.ForeignKey("notices.Notice", on_delete=models.CASCADE, related_name="deliveries")
    channel = models.CharField(_("渠道"), max_length=10, choices=Channel)
    state = models.CharField(_("状态"), max_length=12, choices=DeliveryState, default=DeliveryState.WAITING)
    not_before = models.DateTimeField(_("不早于"))
    tries = models.PositiveSmallIntegerField(_("次数"), default=0)
    ended_at = models.DateTimeField(_("结束时间"), null=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name = _("外发通知")
        verbose_name_plural = _("外发通知")
        constraints = [
            models.UniqueConstraint(fields=["notice", "channel"], name="notice_out_once_by_a_channel"),
            models.CheckConstraint(condition=Q(channel__in=Channel.values), name="delivery_channel_known"),
            models.CheckConstraint(
                condition=Q(state=DeliveryState.WAITING, ended_at__isnull=True)
                | (Q(state__in=sorted(set(DeliveryState.values) - {"waiting"})) & Q(ended_at__isnull=False)),
                name="delivery_ended_or_waiting",
            ),
        ]
        indexes = [models.Index(fields=["not_before"], name="delivery_due", condition=Q(state=DeliveryState.WAITING))]
