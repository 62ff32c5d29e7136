"""One human being, once a human has said that a worker and an entry of the register are the same."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from jinxi_portal.kernel import clock


class Person(models.Model):
    """Ties a worker to an entry of the register. Made by a confirmed lead, unmade by its undo."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("姓名"), max_length=60)
    name_key = models.CharField(max_length=120, db_index=True, editable=False)
    initials = models.CharField(max_length=20, db_index=True, editable=False)
    created_at = models.DateTimeField(_("建立时间"), default=clock.now)

    class Meta:
        verbose_name = _("人员")
        verbose_name_plural = _("人员")

    def __str__(self) -> str:
        return self.name
