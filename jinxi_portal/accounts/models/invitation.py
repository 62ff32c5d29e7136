"""One-time links with which a person sets the own password: the first one, or a new one after it was forgotten."""

from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jinxi_portal.kernel import clock

#: How long a link may lie in a desk drawer.
LIFE = timedelta(hours=72)


def _end_of_life() -> datetime:
    return clock.now() + LIFE


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def unused(self) -> "InvitationQuerySet":
        return self.filter(used_at__isnull=True, withdrawn_at__isnull=True)

    def open(self) -> "InvitationQuerySet":
        return self.unused().filter(expires_at__gt=clock.now())


class Invitation(models.Model):
    """A link handed over by the system administrator. Only the digest of its secret is kept."""

    user = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="invitations")
    token_digest = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(_("发出时间"), default=clock.now)
    expires_at = models.DateTimeField(_("有效期至"), default=_end_of_life)
    used_at = models.DateTimeField(_("使用时间"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("作废时间"), null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("一次性链接")
        verbose_name_plural = _("一次性链接")
        constraints = [
            models.UniqueConstraint(
                fields=["user"],
                condition=Q(used_at__isnull=True, withdrawn_at__isnull=True),
                name="invitation_one_unused_per_user",
            ),
        ]
