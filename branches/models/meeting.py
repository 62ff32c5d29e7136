"""Meetings: what is planned, on what, who came."""

import uuid
from datetime import date, datetime, timedelta

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from branches.querysets_meetings import AttendanceQuerySet, MeetingQuerySet
from branches.states_meetings import (
    AHEAD,
    NOT_DONE,
    TOOK_PLACE,
    WRITTEN_ON,
    MeetingKind,
    MeetingState,
    Presence,
    SignedHow,
)
from jinxi_portal.kernel import clock


class Meeting(models.Model):
    """A meeting of an organisation: of a branch, of a group, or the committee's exchange meeting, which is open to everybody.

    ``minutes_version`` counts the savings of the minutes, so that two who write at once do not overwrite each other.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    number = models.CharField(_("编号"), max_length=30, unique=True)
    organisation = models.ForeignKey("branches.Organisation", on_delete=models.PROTECT, related_name="meetings")
    kind = models.CharField(_("类别"), max_length=20, choices=MeetingKind)
    title = models.CharField(_("主题"), max_length=80)
    place = models.CharField(_("地点"), max_length=120)
    starts_at = models.DateTimeField(_("开始时间"))
    length = models.PositiveSmallIntegerField(_("时长（分钟）"), default=90)
    state = models.CharField(_("状态"), max_length=20, choices=MeetingState, default=MeetingState.PLANNED)
    cancelled_why = models.CharField(_("取消原因"), max_length=300, blank=True)
    planned_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    held_at = models.DateTimeField(_("结束时间"), null=True)
    minutes = models.TextField(_("会议记录"), blank=True)
    minutes_version = models.PositiveIntegerField(default=0)
    minutes_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    minutes_at = models.DateTimeField(_("记录保存时间"), null=True)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = _("会议")
        verbose_name_plural = _("会议")
        indexes = [
            models.Index(fields=["starts_at", "id"], name="meeting_starts"),
            models.Index(fields=["organisation", "kind", "starts_at"], name="meeting_of_organisation"),
            models.Index(fields=["starts_at", "id"], name="meeting_not_done", condition=Q(state__in=NOT_DONE)),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=MeetingKind.values), name="meeting_kind_known"),
            models.CheckConstraint(condition=Q(state__in=MeetingState.values), name="meeting_state_known"),
            models.CheckConstraint(
                condition=Q(state=MeetingState.CANCELLED) & ~Q(cancelled_why="")
                | ~Q(state=MeetingState.CANCELLED) & Q(cancelled_why=""),
                name="meeting_cancelled_for_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(state__in=TOOK_PLACE, held_at__isnull=False)
                | ~Q(state__in=TOOK_PLACE) & Q(held_at__isnull=True),
                name="meeting_held_when_held",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} · {self.get_kind_display()}"

    def get_absolute_url(self) -> str:
        return reverse("branches:meeting", args=[self.uid])

    @property
    def is_exchange(self) -> bool:
        return self.kind == MeetingKind.EXCHANGE

    @property
    def is_ahead(self) -> bool:
        return self.state in AHEAD

    @property
    def is_running(self) -> bool:
        return self.state == MeetingState.RUNNING

    @property
    def is_written_on(self) -> bool:
        return self.state in WRITTEN_ON

    @property
    def day(self) -> date:
        """The day on which it counts who has a vote."""
        return clock.local_date(self.starts_at)

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.length)


class AgendaItem(models.Model):
    """A point of the agenda, in its order."""

    meeting = models.ForeignKey("branches.Meeting", on_delete=models.CASCADE, related_name="agenda")
    place = models.PositiveSmallIntegerField(_("次序"))
    words = models.CharField(_("议程"), max_length=200)

    class Meta:
        verbose_name = _("议程")
        verbose_name_plural = _("议程")
        ordering = ["place"]
        constraints = [models.UniqueConstraint(fields=["meeting", "place"], name="agenda_place_once")]

    def __str__(self) -> str:
        return self.words


class Attendance(models.Model):
    """Somebody at a meeting, once: a person of the branch; at the exchange meeting an account, or a guest under a name of the own choice.

    An exchange meeting never knows persons, so it cannot tell who is a member. ``guest_key`` recognises a guest's phone that scans twice.
    """

    meeting = models.ForeignKey("branches.Meeting", on_delete=models.PROTECT, related_name="attendances")
    person = models.ForeignKey("members.Person", on_delete=models.PROTECT, null=True, related_name="+")
    account = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    guest = models.CharField(_("称呼"), max_length=20, blank=True)
    guest_key = models.CharField(max_length=40, blank=True, editable=False)
    presence = models.CharField(_("到会情况"), max_length=20, choices=Presence, default=Presence.EXPECTED)
    reason = models.CharField(_("请假原因"), max_length=100, blank=True)
    how = models.CharField(_("签到方式"), max_length=20, choices=SignedHow, blank=True)
    at = models.DateTimeField(_("签到时间"), null=True)
    marked_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")

    objects = AttendanceQuerySet.as_manager()

    class Meta:
        verbose_name = _("到会")
        verbose_name_plural = _("到会")
        indexes = [models.Index(fields=["meeting", "presence"], name="attendance_presence")]
        constraints = [
            models.CheckConstraint(condition=Q(presence__in=Presence.values), name="attendance_presence_known"),
            models.CheckConstraint(condition=Q(how__in=["", *SignedHow.values]), name="attendance_how_known"),
            models.CheckConstraint(
                condition=Q(person__isnull=False, account__isnull=True, guest="")
                | Q(person__isnull=True, account__isnull=False, guest="")
                | Q(person__isnull=True, account__isnull=True) & ~Q(guest=""),
                name="attendance_of_somebody",
            ),
            models.UniqueConstraint(fields=["meeting", "person"], name="attendance_once_a_person"),
            models.UniqueConstraint(fields=["meeting", "account"], name="attendance_once_an_account"),
            models.UniqueConstraint(
                fields=["meeting", "guest_key"], condition=~Q(guest_key=""), name="attendance_once_a_guest"
            ),
        ]

    def __str__(self) -> str:
        return str(self.person or self.account or self.guest)

    @property
    def is_present(self) -> bool:
        return self.presence == Presence.PRESENT
