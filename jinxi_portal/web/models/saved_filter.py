"""A filter somebody uses often, under a name of their own."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from jinxi_portal.kernel import clock


class SavedFilterQuerySet(models.QuerySet["SavedFilter"]):
    def visible_to(self, user: Any) -> "SavedFilterQuerySet":
        """One's own; nobody sees another's."""
        return self.filter(user_id=user.pk) if user.is_authenticated else self.none()


class SavedFilter(models.Model):
    user = models.ForeignKey("accounts.User", on_delete=models.CASCADE, related_name="+")
    list_key = models.CharField(_("列表"), max_length=80)
    name = models.CharField(_("名称"), max_length=40)
    query = models.CharField(_("条件"), max_length=1000, blank=True)
    created_at = models.DateTimeField(_("建立时间"), default=clock.now)

    objects = SavedFilterQuerySet.as_manager()

    class Meta:
        verbose_name = _("常用筛选")
        verbose_name_plural = _("常用筛选")
        constraints = [models.UniqueConstraint(fields=["user", "list_key", "name"], name="saved_filter_named_once")]
