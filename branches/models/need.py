"""What an enterprise needs, raised by its instructor, followed until it is met."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from branches.querysets_instructors import EnterpriseNeedQuerySet
from branches.states_instructors import NeedKind, NeedState
from jinxi_portal.kernel import clock


class EnterpriseNeed(models.Model):
    """``touched_at`` is the last step; a need that rests too long comes back to the queue."""

    number = models.CharField(_("编号"), max_length=30, unique=True)
    employer = models.ForeignKey("members.Employer", on_delete=models.PROTECT, related_name="needs")
    kind = models.CharField(_("类别"), max_length=20, choices=NeedKind)
    words = models.CharField(_("诉求内容"), max_length=500)
    state = models.CharField(_("状态"), max_length=20, choices=NeedState, default=NeedState.RAISED)
    raised_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    raised_at = models.DateTimeField(_("提出时间"), default=clock.now)
    touched_at = models.DateTimeField(_("最近进展"), default=clock.now)
    ended_at = models.DateTimeField(_("办结时间"), null=True)

    objects = EnterpriseNeedQuerySet.as_manager()

    class Meta:
        verbose_name = _("企业诉求")
        verbose_name_plural = _("企业诉求")
        indexes = [
            models.Index(fields=["raised_at", "id"], name="enterprise_need_raised"),
            models.Index(fields=["touched_at", "id"], name="enterprise_need_touched"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=NeedKind.values), name="enterprise_need_kind_known"),
            models.CheckConstraint(condition=Q(state__in=NeedState.values), name="enterprise_need_state_known"),
        ]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("branches:need", args=[self.number])


class NeedStep(models.Model):
    """One step on the way: what was done, and what state the need is in since."""

    need = models.ForeignKey("branches.EnterpriseNeed", on_delete=models.PROTECT, related_name="steps")
    state = models.CharField(_("状态"), max_length=20, choices=NeedState)
    words = models.CharField(_("进展"), max_length=500)
    by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("诉求进展")
        verbose_name_plural = _("诉求进展")
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return self.words
