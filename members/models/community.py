"""The county's territory: communities, at which grid workers are posted and by which visits are planned."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jinxi_portal.kernel.points import Gcj02


class Community(models.Model):
    """A community (社区). ``code`` stands in addresses and file names; ``walking_order`` is the order of a round on foot."""

    code = models.SlugField(_("代号"), max_length=30, unique=True)
    name = models.CharField(_("名称"), max_length=60, unique=True)
    town = models.CharField(_("乡镇"), max_length=60)
    walking_order = models.PositiveSmallIntegerField(_("走访次序"), default=0)
    # As Chinese maps give it: convert before measuring.
    latitude_gcj02 = models.FloatField(_("纬度（GCJ-02）"), null=True, blank=True)
    longitude_gcj02 = models.FloatField(_("经度（GCJ-02）"), null=True, blank=True)
    is_active = models.BooleanField(_("在用"), default=True)

    class Meta:
        verbose_name = _("社区")
        verbose_name_plural = _("社区")
        ordering = ["walking_order", "code"]
        constraints = [
            models.CheckConstraint(
                condition=Q(latitude_gcj02__isnull=True, longitude_gcj02__isnull=True)
                | Q(
                    latitude_gcj02__isnull=False,
                    longitude_gcj02__isnull=False,
                    latitude_gcj02__range=(-90, 90),
                    longitude_gcj02__range=(-180, 180),
                ),
                name="community_point_whole",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def point(self) -> Gcj02 | None:
        """Where it lies on a Chinese map; None when nobody has said."""
        if self.latitude_gcj02 is None or self.longitude_gcj02 is None:
            return None
        return Gcj02(self.latitude_gcj02, self.longitude_gcj02)
