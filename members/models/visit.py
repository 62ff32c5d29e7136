"""Visits at the door: what the committee asks for, and what the grid worker found."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jinxi_portal.kernel import clock
from members.querysets import VisitQuerySet, VisitRequestQuerySet


class VisitOutcome(models.TextChoices):
    # spoken with
    MEMBER = "member", _("见到本人，是党员")
    NOT_MEMBER = "not_member", _("见到本人，说不是党员")
    DECLINED = "declined", _("见到本人，不愿意谈")
    # not spoken with
    NOT_HOME = "not_home", _("没有人在家")
    MOVED = "moved", _("已经搬走")
    WRONG_PERSON = "wrong_person", _("不是这个人")


class VisitEnding(models.TextChoices):
    """How a request for a visit ended."""

    DONE = "done", _("已走访")
    WITHDRAWN = "withdrawn", _("已撤回")


class VisitConflict(models.TextChoices):
    """Why a visit was kept but not counted by itself: a human looks."""

    CLOSED = "closed", _("这次走访已经结束")
    VISITED = "visited", _("另一部手机已经记过")
    LEAD_MOVED = "lead_moved", _("线索已有新的进展")


class VisitRequest(models.Model):
    """The committee asks for a visit. The grid worker is shown the name, the employer, ``address`` and ``ask``: no more.

    ``lead`` is empty while nothing but the wish to ask speaks for the worker; a visit that finds a member opens it.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    number = models.CharField(_("编号"), max_length=30, unique=True)
    worker = models.ForeignKey("members.Worker", on_delete=models.PROTECT, related_name="visit_requests")
    lead = models.ForeignKey("members.Lead", on_delete=models.PROTECT, null=True, related_name="visit_requests")
    employer = models.ForeignKey("members.Employer", on_delete=models.PROTECT, null=True, related_name="+")
    community = models.ForeignKey("members.Community", on_delete=models.PROTECT, related_name="+")
    address = models.CharField(_("住处"), max_length=120)
    ask = models.CharField(_("要问什么"), max_length=300)
    asked_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(_("提出时间"), default=clock.now)
    #: from this day on it stands on the list
    due_on = models.DateField(_("走访日期"))
    ending = models.CharField(_("结束"), max_length=20, choices=VisitEnding, blank=True)
    ended_at = models.DateTimeField(_("结束时间"), null=True)

    objects = VisitRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("走访")
        verbose_name_plural = _("走访")
        ordering = ["-asked_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["worker"], condition=Q(ending=""), name="one_open_visit_per_worker"),
            models.CheckConstraint(
                condition=Q(ending="", ended_at__isnull=True)
                | Q(ending__in=VisitEnding.values, ended_at__isnull=False),
                name="visit_request_ended_whole",
            ),
        ]
        indexes = [models.Index(fields=["community", "due_on"], condition=Q(ending=""), name="visit_request_open")]

    def __str__(self) -> str:
        return self.number


class Visit(models.Model):
    """One visit as a phone has sent it. ``uid`` is made on the phone: the same visit sent twice is the same row.

    ``phone_time`` is what the phone's clock said, ``clock_offset`` the seconds by which it was behind the portal's;
    ``visited_at`` follows from both, ``received_at`` is the portal's own clock.
    """

    uid = models.UUIDField(unique=True)
    request = models.ForeignKey(VisitRequest, on_delete=models.PROTECT, related_name="visits")
    by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(_("结果"), max_length=20, choices=VisitOutcome)
    note = models.CharField(_("备注"), max_length=300, blank=True)
    home_branch_name = models.CharField(_("原党支部"), max_length=120, blank=True)
    again_on = models.DateField(_("下次走访"), null=True)
    phone_id = models.UUIDField()
    phone_time = models.DateTimeField(_("手机时间"))
    clock_offset = models.IntegerField(_("手机慢了多少秒"), default=0)
    visited_at = models.DateTimeField(_("走访时间"))
    received_at = models.DateTimeField(_("收到时间"), default=clock.now)
    conflict = models.CharField(_("需要核对"), max_length=20, choices=VisitConflict, blank=True)
    counted = models.BooleanField(_("已采用"), default=False)
    settled_at = models.DateTimeField(_("核对时间"), null=True)
    settled_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")

    objects = VisitQuerySet.as_manager()

    class Meta:
        verbose_name = _("走访记录")
        verbose_name_plural = _("走访记录")
        ordering = ["-visited_at", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(outcome__in=VisitOutcome.values), name="visit_outcome_known"),
            models.CheckConstraint(
                condition=Q(conflict="", counted=True, settled_at__isnull=True)
                | Q(conflict__in=VisitConflict.values, counted=False, settled_at__isnull=True)
                | Q(conflict__in=VisitConflict.values, settled_at__isnull=False),
                name="visit_counted_or_in_conflict",
            ),
            models.CheckConstraint(condition=Q(visited_at__lte=models.F("received_at")), name="visit_before_received"),
        ]
        indexes = [
            models.Index(
                fields=["received_at"], condition=~Q(conflict="") & Q(settled_at__isnull=True), name="visit_unsettled"
            )
        ]

    def __str__(self) -> str:
        return str(self.get_outcome_display())
