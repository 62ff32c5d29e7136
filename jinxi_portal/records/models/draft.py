"""A form half filled in. Sealed, because people write personal data into forms."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from jinxi_portal.kernel import clock
from jinxi_portal.kernel.sealing.fields import SealedField


class Draft(models.Model):
    """``key`` names the form, and the row it is about: ``members.report_self`` or ``disputes.note:12``."""

    user = models.ForeignKey("accounts.User", on_delete=models.CASCADE, related_name="+", db_index=False)
    key = models.CharField(max_length=100)
    content = SealedField(label="draft")
    saved_at = models.DateTimeField(_("保存时间"), default=clock.now, db_index=True)

    class Meta:
        verbose_name = _("草稿")
        verbose_name_plural = _("草稿")
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="one_draft_per_form")]
