"""Versions of the clause check's patterns that the supervision officer wrote; where there is none, the pattern of the portal holds."""

from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jinxi_portal.kernel import clock


class PatternVersion(models.Model):
    """``content`` is a pattern as ``clauses.patterns.pattern_from`` reads it. A version never changes; ``is_off``: not used from its day on."""

    key = models.SlugField(_("代号"), max_length=40)
    number = models.PositiveSmallIntegerField(_("版本"))
    content = models.JSONField(_("规则"))
    is_off = models.BooleanField(_("停用"), default=False)
    effective_from = models.DateField(_("启用日期"))
    note = models.CharField(_("改了什么"), max_length=300)
    created_at = models.DateTimeField(_("建立时间"), default=clock.now)
    created_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("条款规则")
        verbose_name_plural = _("条款规则")
        ordering = ["key", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["key", "number"], name="pattern_version_once"),
            models.CheckConstraint(condition=~models.Q(note=""), name="pattern_version_has_reason"),
            # the first is the portal's own
            models.CheckConstraint(condition=models.Q(number__gte=2), name="pattern_version_after_shipped"),
        ]

    def __str__(self) -> str:
        said: dict[str, Any] = self.content
        return str(said["title"]["zh"])

    def get_absolute_url(self) -> str:
        return reverse("contracts:pattern", args=[self.key])
