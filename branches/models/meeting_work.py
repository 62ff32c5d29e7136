"""What a meeting decides: votes, and decisions that somebody carries out; and the addresses of calendars."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from branches.querysets_meetings import DecisionQuerySet
from branches.states_meetings import MotionKind
from jinxi_portal.kernel import clock


class MeetingVote(models.Model):
    """A vote. ``entitled`` and ``present`` were counted from the records when it was taken."""

    meeting = models.ForeignKey("branches.Meeting", on_delete=models.PROTECT, related_name="votes")
    kind = models.CharField(_("表决类别"), max_length=20, choices=MotionKind)
    motion = models.CharField(_("表决事项"), max_length=120)
    secret = models.BooleanField(_("无记名投票"), default=False)
    entitled = models.PositiveSmallIntegerField(_("有表决权"))
    present = models.PositiveSmallIntegerField(_("到会有表决权"))
    in_favour = models.PositiveSmallIntegerField(_("赞成"))
    against = models.PositiveSmallIntegerField(_("反对"))
    abstained = models.PositiveSmallIntegerField(_("弃权"))
    passed = models.BooleanField(_("通过"))
    taken_at = models.DateTimeField(_("登记时间"), default=clock.now)
    taken_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("表决")
        verbose_name_plural = _("表决")
        ordering = ["taken_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=MotionKind.values), name="meeting_vote_kind_known"),
            models.CheckConstraint(condition=Q(present__lte=F("entitled")), name="meeting_vote_present"),
            models.CheckConstraint(
                condition=Q(present__gte=F("in_favour") + F("against") + F("abstained")), name="meeting_vote_cast"
            ),
        ]

    def __str__(self) -> str:
        return self.motion


class MeetingDecision(models.Model):
    """What was decided, who sees to it and by when; open until somebody says it is done."""

    meeting = models.ForeignKey("branches.Meeting", on_delete=models.PROTECT, related_name="decisions")
    words = models.CharField(_("决定"), max_length=200)
    doer = models.CharField(_("负责人"), max_length=40)
    due = models.DateField(_("完成期限"))
    decided_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    done_at = models.DateTimeField(_("完成时间"), null=True)
    done_note = models.CharField(_("完成情况"), max_length=200, blank=True)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("会议决定")
        verbose_name_plural = _("会议决定")
        ordering = ["due", "pk"]

    def __str__(self) -> str:
        return self.words

    def get_absolute_url(self) -> str:
        return self.meeting.get_absolute_url()

    @property
    def organisation(self) -> object:
        return self.meeting.organisation

    @property
    def kind(self) -> str:
        """The meeting's: the policy asks for it."""
        return self.meeting.kind


class CalendarFeed(models.Model):
    """The address under which somebody's calendar program reads the meetings; only a digest of its secret is kept."""

    user = models.OneToOneField("accounts.User", on_delete=models.CASCADE, related_name="meeting_feed")
    digest = models.CharField(max_length=64, unique=True, editable=False)
    made_at = models.DateTimeField(_("建立时间"), default=clock.now)

    class Meta:
        verbose_name = _("日历订阅")
        verbose_name_plural = _("日历订阅")

    def __str__(self) -> str:
        return str(self.made_at)
