"""One line of a timeline. The database refuses to change or remove it (migration ``append_only``)."""

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _

from jinxi_portal.kernel import clock


class HistoryEntry(models.Model):
    """What happened to a subject. ``facts`` hold plain values and references, never a sealed value or a free text."""

    subject_type = models.ForeignKey(ContentType, on_delete=models.PROTECT, related_name="+")
    subject_id = models.BigIntegerField()
    subject = GenericForeignKey("subject_type", "subject_id")
    verb = models.CharField(_("事项"), max_length=100)
    facts = models.JSONField(_("内容"), default=dict)
    actor = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("经办人"), db_index=False
    )
    acting_role = models.CharField(_("岗位"), max_length=200, blank=True)
    at = models.DateTimeField(_("时间"), default=clock.now)
    request_id = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = _("历史记录")
        verbose_name_plural = _("历史记录")
        ordering = ["-at", "-id"]
        indexes = [
            models.Index(fields=["subject_type", "subject_id", "-at", "-id"], name="history_of_subject"),
            models.Index(fields=["actor", "-at"], name="history_of_actor"),
        ]
