"""A session of mediation: when, where, who came, what was said."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from disputes.words import HowTold, Openness, SessionState
from jinxi_portal.kernel import clock


class Session(models.Model):
    """``place`` is a room in words, ``link`` an address to meet at from afar; one of the two is given."""

    dispute = models.ForeignKey("disputes.Dispute", on_delete=models.PROTECT, related_name="sessions")
    position = models.PositiveSmallIntegerField(pgettext_lazy("调解会", "次数"))
    starts_at = models.DateTimeField(_("时间"))
    place = models.CharField(_("地点"), max_length=120, blank=True)
    link = models.URLField(_("线上地址"), max_length=300, blank=True)
    openness = models.CharField(_("调解方式"), max_length=10, choices=Openness, default=Openness.CLOSED)
    state = models.CharField(_("状态"), max_length=20, choices=SessionState, default=SessionState.PLANNED)
    planned_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    planned_at = models.DateTimeField(default=clock.now)
    minutes = models.TextField(_("调解笔录"), blank=True)
    held_at = models.DateTimeField(null=True)
    mediator = models.ForeignKey("disputes.Mediator", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("调解会")
        verbose_name_plural = _("调解会")
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["dispute", "position"], name="dispute_session_position_once"),
            models.CheckConstraint(condition=Q(state__in=SessionState.values), name="dispute_session_state_known"),
            models.CheckConstraint(condition=~Q(place="") | ~Q(link=""), name="dispute_session_is_somewhere"),
            models.CheckConstraint(
                condition=~Q(state=SessionState.HELD) | (~Q(minutes="") & Q(held_at__isnull=False)),
                name="dispute_session_held_has_minutes",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dispute_id}/{self.position}"


class Attendance(models.Model):
    """Whether a party came, and that it has read and signed the record."""

    session = models.ForeignKey("disputes.Session", on_delete=models.PROTECT, related_name="attendances")
    party = models.ForeignKey("disputes.Party", on_delete=models.PROTECT, related_name="attendances")
    came = models.BooleanField(_("到场"), null=True)
    signed_at = models.DateTimeField(_("签字时间"), null=True)
    signed_how = models.CharField(_("签字方式"), max_length=20, choices=HowTold, blank=True)

    class Meta:
        verbose_name = _("到场")
        verbose_name_plural = _("到场")
        ordering = ["party__side", "party__position"]
        constraints = [
            models.UniqueConstraint(fields=["session", "party"], name="dispute_attendance_once"),
            models.CheckConstraint(
                condition=Q(signed_at__isnull=True) | Q(came=True), name="dispute_only_who_came_signs"
            ),
        ]

    def __str__(self) -> str:
        return str(self.party_id)
