"""Why a contract was declined, sent back or withdrawn: each reason stays, so that the timeline never changes its words."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from jinxi_portal.kernel import clock


class Remark(models.Model):
    contract = models.ForeignKey("contracts.Contract", on_delete=models.CASCADE, related_name="remarks")
    text = models.CharField(_("理由"), max_length=300)
    at = models.DateTimeField(_("时间"), default=clock.now)

    class Meta:
        verbose_name = _("理由")
        verbose_name_plural = _("理由")
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return self.text
