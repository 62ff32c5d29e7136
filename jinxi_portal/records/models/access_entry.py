"""One look at a person's sealed field: a link of the chain that ``manage.py verify_audit`` follows."""

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _


class AccessEntry(models.Model):
    """``sequence`` counts from 1 without gaps; ``digest`` covers the entry and ``previous``, the digest before it."""

    sequence = models.PositiveBigIntegerField(_("序号"), unique=True)
    at = models.DateTimeField(_("时间"), db_index=True)
    actor = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, related_name="+", verbose_name=_("查看人"), db_index=False
    )
    acting_role = models.CharField(_("岗位"), max_length=200, blank=True)
    subject_type = models.ForeignKey(ContentType, on_delete=models.PROTECT, related_name="+", db_index=False)
    subject_id = models.BigIntegerField()
    subject = GenericForeignKey("subject_type", "subject_id")
    field = models.CharField(_("查看内容"), max_length=60)
    purpose = models.CharField(_("用途"), max_length=60, blank=True)
    reason = models.CharField(_("理由"), max_length=300)
    request_id = models.CharField(max_length=64, blank=True)
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64, unique=True)

    class Meta:
        verbose_name = _("查看记录")
        verbose_name_plural = _("查看记录")
        ordering = ["-sequence"]
        indexes = [
            models.Index(fields=["subject_type", "subject_id", "-sequence"], name="access_of_subject"),
            models.Index(fields=["actor", "-sequence"], name="access_of_actor"),
            models.Index(fields=["field", "-sequence"], name="access_of_field"),
        ]
