"""A worker's request for help, what was written about it, and the answers that are for everybody."""

import uuid

from django.contrib.contenttypes.models import ContentType
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from branches.querysets_help import HelpAnswerQuerySet, HelpRequestQuerySet
from branches.states_help import OPEN_HELP, Audience, HelpKind, HelpState
from jinxi_portal.kernel import clock


class HelpRequest(models.Model):
    """``organisation`` is the branch that looks after it; empty is the committee's desk. ``employer`` is whose instructor may be let in;
    the employer itself never sees any of it. The due days are those of the first asking, or of the last reopening. ``moved_by`` is who
    handed it to where it is now, and may take that back.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    number = models.CharField(_("编号"), max_length=30, unique=True)
    asker = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("branches.Organisation", on_delete=models.PROTECT, null=True, related_name="+")
    employer = models.ForeignKey("members.Employer", on_delete=models.PROTECT, null=True, related_name="+")
    kind = models.CharField(_("什么事"), max_length=20, choices=HelpKind)
    words = models.TextField(_("说说情况"), blank=True)
    audience = models.CharField(_("谁可以看"), max_length=20, choices=Audience, default=Audience.SECRETARY)
    state = models.CharField(_("状态"), max_length=20, choices=HelpState, default=HelpState.ASKED)
    asked_at = models.DateTimeField(_("求助时间"), default=clock.now)
    answer_due = models.DateField(_("答复期限"))
    resolve_due = models.DateField(_("办结期限"))
    taken_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    taken_at = models.DateTimeField(_("接办时间"), null=True)
    moved_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(_("首次答复时间"), null=True)
    answered_last_at = models.DateTimeField(null=True)
    asker_wrote_at = models.DateTimeField(null=True)
    escalated_at = models.DateTimeField(_("上报时间"), null=True)
    resolved_at = models.DateTimeField(_("办结时间"), null=True)
    resolved_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    outcome = models.TextField(_("办理结果"), blank=True)
    reopened = models.PositiveSmallIntegerField(_("再办次数"), default=0)
    rating = models.PositiveSmallIntegerField(_("评分"), null=True)
    rating_words = models.CharField(_("评价"), max_length=300, blank=True)
    rated_at = models.DateTimeField(_("评价时间"), null=True)
    #: the room that took it over, and its case
    handed_to = models.CharField(max_length=40, blank=True)
    case_type = models.ForeignKey(ContentType, on_delete=models.PROTECT, null=True, related_name="+")
    case_id = models.BigIntegerField(null=True)
    #: when something last happened for the asker to read, and when the asker last looked
    news_at = models.DateTimeField(default=clock.now)
    seen_at = models.DateTimeField(default=clock.now)

    objects = HelpRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("支部求助")
        verbose_name_plural = _("支部求助")
        indexes = [
            models.Index(fields=["asker", "-asked_at"], name="help_of_asker"),
            models.Index(fields=["organisation", "resolve_due"], name="help_open", condition=Q(state__in=OPEN_HELP)),
            models.Index(fields=["resolve_due", "id"], name="help_due"),
            models.Index(fields=["asked_at", "id"], name="help_asked"),
            models.Index(fields=["resolved_at"], name="help_resolved", condition=Q(state=HelpState.RESOLVED)),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=HelpKind.values), name="help_kind_known"),
            models.CheckConstraint(condition=Q(state__in=HelpState.values), name="help_state_known"),
            models.CheckConstraint(condition=Q(audience__in=Audience.values), name="help_audience_known"),
            models.CheckConstraint(
                condition=Q(rating__isnull=True) | Q(rating__range=(1, 5)), name="help_rating_one_to_five"
            ),
            models.CheckConstraint(
                condition=~Q(state=HelpState.TAKEN) | Q(taken_by__isnull=False, taken_at__isnull=False),
                name="help_taken_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(state=HelpState.RESOLVED, resolved_at__isnull=False)
                | (~Q(state=HelpState.RESOLVED) & Q(resolved_at__isnull=True)),
                name="help_resolved_when_resolved",
            ),
            models.CheckConstraint(
                condition=~Q(state=HelpState.HANDED_OVER)
                | (~Q(handed_to="") & Q(case_type__isnull=False, case_id__isnull=False)),
                name="help_handed_over_to_a_case",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("branches:help_request", args=[self.uid])

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_HELP

    @property
    def has_news(self) -> bool:
        return self.news_at > self.seen_at

    @property
    def place(self) -> str:
        """Who looks after it, in words."""
        return str(self.organisation) if self.organisation else str(_("综合党委求助台"))


class HelpMessage(models.Model):
    """What the asker or a helper wrote. Its text is read from here by the timeline, so erasing it erases it there."""

    request = models.ForeignKey("branches.HelpRequest", on_delete=models.PROTECT, related_name="messages")
    author = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    from_asker = models.BooleanField()
    text = models.TextField(_("内容"))
    at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("求助留言")
        verbose_name_plural = _("求助留言")
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return self.text


class HelpAnswer(models.Model):
    """What was solved and how, for everybody, without names. ``pairs`` are what it is found by (kernel.word_pairs)."""

    request = models.OneToOneField("branches.HelpRequest", on_delete=models.SET_NULL, null=True, related_name="answer")
    kind = models.CharField(_("什么事"), max_length=20, choices=HelpKind)
    question = models.CharField(_("问题"), max_length=120)
    text = models.TextField(_("怎么解决"))
    plain = models.TextField(editable=False)
    pairs = ArrayField(models.CharField(max_length=2), editable=False)
    published_at = models.DateTimeField(_("公开时间"), default=clock.now)
    published_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(_("修改时间"), default=clock.now)
    withdrawn_at = models.DateTimeField(_("撤下时间"), null=True)

    objects = HelpAnswerQuerySet.as_manager()

    class Meta:
        verbose_name = _("求助解答")
        verbose_name_plural = _("求助解答")
        indexes = [
            GinIndex(fields=["pairs"], name="help_answer_pairs"),
            models.Index(fields=["-published_at"], name="help_answer_newest"),
        ]
        constraints = [models.CheckConstraint(condition=Q(kind__in=HelpKind.values), name="help_answer_kind_known")]

    def __str__(self) -> str:
        return self.question
