"""What the nightly look at the access log's chain found."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from jinxi_portal.kernel import clock


class ChainCheck(models.Model):
    """``broken_at`` is the number of the first link that did not hold; empty when all ``count`` of them did."""

    checked_at = models.DateTimeField(_("核对时间"), default=clock.now, db_index=True)
    count = models.PositiveBigIntegerField(_("条数"))
    digest = models.CharField(_("末条摘要"), max_length=64)
    broken_at = models.PositiveBigIntegerField(_("断开处"), null=True)
    what = models.CharField(max_length=20, blank=True)
    anchors = models.PositiveIntegerField(_("比对的存证数"), default=0)
    contradicted_by = models.CharField(_("不符的存证"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("查看记录核对")
        verbose_name_plural = _("查看记录核对")
        ordering = ["-checked_at", "-id"]

    @property
    def holds(self) -> bool:
        return self.broken_at is None and not self.contradicted_by
