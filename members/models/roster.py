"""One list of workers as an employer sent it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from jinxi_portal.kernel import clock
from members.querysets import RosterQuerySet
from members.states import RosterState


class Roster(models.Model):
    """A roster that went in through a sheet import or the API; ``number`` stands in addresses."""

    number = models.CharField(_("编号"), max_length=30, unique=True)
    employer = models.ForeignKey("members.Employer", on_delete=models.PROTECT, related_name="rosters")
    as_of = models.DateField(_("名单日期"))
    state = models.CharField(_("状态"), max_length=20, choices=RosterState, default=RosterState.READ)
    sheet_import_id = models.BigIntegerField(unique=True, editable=False)
    rows = models.IntegerField(_("行数"), default=0)
    came = models.IntegerField(_("新来"), default=0)
    changed = models.IntegerField(_("有变化"), default=0)
    left = models.IntegerField(_("离开"), default=0)
    received_at = models.DateTimeField(_("收到时间"), default=clock.now)
    received_from = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")

    objects = RosterQuerySet.as_manager()

    class Meta:
        verbose_name = _("花名册")
        verbose_name_plural = _("花名册")
        ordering = ["-received_at"]
        indexes = [
            models.Index(fields=["received_at", "id"], name="roster_received"),
            models.Index(fields=["as_of", "id"], name="roster_as_of"),
            models.Index(fields=["employer", "-id"], name="roster_of_employer"),
        ]

    def __str__(self) -> str:
        return self.number
