"""A file kept with a case. The file lies outside the web root; this row says what and where."""

import uuid

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jinxi_portal.kernel import clock


class AttachmentQuerySet(models.QuerySet["Attachment"]):
    def standing(self) -> "AttachmentQuerySet":
        return self.filter(removed_at__isnull=True)

    def of(self, subject: models.Model) -> "AttachmentQuerySet":
        return self.filter(subject_type=ContentType.objects.get_for_model(subject), subject_id=subject.pk)


class Attachment(models.Model):
    """``digest`` is the SHA-256 of the file as kept; a removed attachment keeps its row and loses file and name."""

    public_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    subject_type = models.ForeignKey(ContentType, on_delete=models.PROTECT, related_name="+")
    subject_id = models.BigIntegerField()
    subject = GenericForeignKey("subject_type", "subject_id")
    kind = models.CharField(_("类别"), max_length=60)
    name = models.CharField(_("文件名"), max_length=120, blank=True)
    media_type = models.CharField(_("类型"), max_length=100)
    size = models.PositiveBigIntegerField(_("大小"))
    digest = models.CharField(max_length=64)
    place = models.CharField(max_length=200, blank=True)
    uploaded_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    uploaded_at = models.DateTimeField(_("上传时间"), default=clock.now)
    removed_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    removed_at = models.DateTimeField(null=True)

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("附件")
        verbose_name_plural = _("附件")
        ordering = ["uploaded_at", "id"]
        indexes = [
            models.Index(fields=["subject_type", "subject_id", "uploaded_at"], name="attachment_of_subject"),
            models.Index(fields=["place"], name="attachment_place", condition=Q(removed_at__isnull=True)),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(removed_at__isnull=True) | Q(place="", name=""), name="removed_attachment_is_empty"
            )
        ]

    def __str__(self) -> str:
        return self.name
