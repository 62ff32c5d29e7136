"""What a person chose to get outside the portal; without a row the kind's own default holds."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jinxi_portal.notices.kinds import Channel


class Choice(models.Model):
    user = models.ForeignKey("accounts.User", on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(_("类别"), max_length=60)
    channel = models.CharField(_("渠道"), max_length=10, choices=Channel)
    wanted = models.BooleanField(_("接收"))

    class Meta:
        verbose_name = _("通知设置")
        verbose_name_plural = _("通知设置")
        constraints = [
            models.UniqueConstraint(fields=["user", "kind", "channel"], name="notice_choice_once"),
            models.CheckConstraint(condition=Q(channel__in=Channel.values), name="choice_channel_known"),
        ]
