"""A lead: this worker may be that member of the register. Its evidence, and what humans decided."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jinxi_portal.kernel import clock
from members.querysets import LeadQuerySet
from members.states import OPEN_LEAD_STATES, Band, Channel, LeadState, Verdict
from members.tracing_states import OPEN_STAGES, Outcome, TracingStage


class Lead(models.Model):
    """One open lead per worker, whatever channels its signs came by. Two questions are asked of it.

    ``state``: is the worker the register entry that the best evidence points at (the review desk). ``stage`` and
    ``outcome``: how far the committee is with the person, and where he belongs (tracing). A lead of another channel may
    point at no entry: then ``band`` is empty and ``probability`` says nothing.
    """

    number = models.CharField(_("编号"), max_length=30, unique=True)
    worker = models.ForeignKey("members.Worker", on_delete=models.PROTECT, related_name="leads")
    register_entry = models.ForeignKey(
        "members.RegisterEntry", on_delete=models.PROTECT, null=True, related_name="leads"
    )
    # for lists that stay fast at a million rows: sorted and searched without a join
    name = models.CharField(_("姓名"), max_length=60)
    name_key = models.CharField(max_length=120)
    initials = models.CharField(max_length=20)
    employer = models.ForeignKey("members.Employer", on_delete=models.PROTECT, null=True, related_name="+")
    channel = models.CharField(_("来路"), max_length=20, choices=Channel, default=Channel.ROSTER)
    band = models.CharField(_("档次"), max_length=20, choices=Band, blank=True)
    probability = models.FloatField(_("把握"), default=0.0)
    state = models.CharField(_("状态"), max_length=20, choices=LeadState, default=LeadState.FOUND)
    stage = models.CharField(_("进展"), max_length=20, choices=TracingStage, default=TracingStage.FOUND)
    outcome = models.CharField(_("结果"), max_length=20, choices=Outcome, blank=True)
    community = models.ForeignKey("members.Community", on_delete=models.PROTECT, null=True, related_name="+")
    #: the person's home branch as somebody has named it
    home_branch_name = models.CharField(_("原党支部"), max_length=120, blank=True)
    tracer = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    stage_since = models.DateTimeField(_("到这一步的时间"), default=clock.now)
    #: when something was last done about it: a move, a call, a letter, a new sign
    touched_at = models.DateTimeField(_("最近进展"), default=clock.now)
    #: set while nothing has happened for longer than the setting allows
    stale_since = models.DateTimeField(_("久未进展"), null=True)
    concluded_at = models.DateTimeField(_("办结时间"), null=True)
    concluded_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    run = models.ForeignKey("members.LinkageRun", on_delete=models.PROTECT, null=True, related_name="leads")
    found_at = models.DateTimeField(_("发现时间"), default=clock.now)
    decided_at = models.DateTimeField(_("判断时间"), null=True)
    decided_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    # Two people never get the same case: who has it on the desk, and until when the lease holds.
    reviewer = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, related_name="+")
    reviewer_until = models.DateTimeField(null=True)

    objects = LeadQuerySet.as_manager()

    class Meta:
        verbose_name = _("线索")
        verbose_name_plural = _("线索")
        constraints = [
            models.UniqueConstraint(
                fields=["worker"], condition=Q(stage__in=OPEN_STAGES), name="one_open_lead_per_worker"
            ),
            models.UniqueConstraint(
                fields=["register_entry"],
                condition=Q(state=LeadState.CONFIRMED),
                name="register_entry_confirmed_once",
            ),
            models.CheckConstraint(condition=Q(state__in=LeadState.values), name="lead_state_known"),
            models.CheckConstraint(condition=Q(channel__in=Channel.values), name="lead_channel_known"),
            models.CheckConstraint(condition=Q(stage__in=TracingStage.values), name="lead_stage_known"),
            models.CheckConstraint(
                condition=Q(outcome="", concluded_at__isnull=True) & ~Q(stage=TracingStage.CONCLUDED)
                | Q(outcome__in=Outcome.values, concluded_at__isnull=False, stage=TracingStage.CONCLUDED),
                name="lead_outcome_when_concluded",
            ),
            # what still lies on the review desk is not decided elsewhere
            models.CheckConstraint(
                condition=~Q(state__in=OPEN_LEAD_STATES) | Q(stage__in=OPEN_STAGES), name="lead_on_desk_is_open"
            ),
            models.CheckConstraint(condition=Q(probability__gte=0, probability__lte=1), name="lead_probability_range"),
        ]
        indexes = [
            # read both ways: the queue, and the list in each of its orders behind each of its tabs
            models.Index(fields=["state", "probability", "id"], name="lead_queue"),
            models.Index(fields=["state", "band", "probability", "id"], name="lead_band"),
            models.Index(fields=["state", "name_key", "id"], name="lead_state_name"),
            models.Index(fields=["state", "found_at", "id"], name="lead_state_found"),
            models.Index(fields=["employer", "state", "probability", "id"], name="lead_employer"),
            models.Index(fields=["probability", "id"], name="lead_probability"),
            models.Index(fields=["name_key", "id"], name="lead_name"),
            models.Index(fields=["initials"], name="lead_initials"),
            models.Index(fields=["found_at", "id"], name="lead_found"),
            models.Index(fields=["id"], condition=Q(state__in=OPEN_LEAD_STATES), name="lead_open"),
            models.Index(fields=["stage", "touched_at", "id"], name="lead_stage_touched"),
            models.Index(fields=["stage", "found_at", "id"], name="lead_stage_found_at"),
            models.Index(fields=["touched_at", "id"], name="lead_touched"),
            models.Index(fields=["tracer", "stage", "id"], name="lead_of_tracer", condition=Q(tracer__isnull=False)),
            models.Index(fields=["id"], name="lead_stale", condition=Q(stale_since__isnull=False)),
            # signs that came by another way than a roster stand in the queue, beside a million that came by one
            models.Index(fields=["id"], name="lead_new_sign", condition=Q(stage="found") & ~Q(channel="roster")),
            models.Index(fields=["community", "stage", "id"], name="lead_community"),
            models.Index(fields=["reviewer"], condition=Q(reviewer__isnull=False), name="lead_on_desk"),
            # nearly all leads come by comparison; the other channels are few and found at once
            models.Index(
                fields=["channel", "probability", "id"], condition=~Q(channel=Channel.ROSTER), name="lead_channel"
            ),
        ]

    def __str__(self) -> str:
        return self.number


class LeadEvidence(models.Model):
    """What one comparison found between one engagement and one register entry; ``rank`` 1 is the best candidate."""

    lead = models.ForeignKey(Lead, on_delete=models.PROTECT, related_name="evidence")
    engagement = models.ForeignKey("members.Engagement", on_delete=models.PROTECT, related_name="evidence")
    register_entry = models.ForeignKey("members.RegisterEntry", on_delete=models.PROTECT, related_name="evidence")
    run = models.ForeignKey("members.LinkageRun", on_delete=models.PROTECT, related_name="evidence")
    rank = models.SmallIntegerField(_("名次"))
    band = models.CharField(_("档次"), max_length=20, choices=Band, blank=True)
    probability = models.FloatField(_("把握"))
    # list of {"kind", "level", "weight"}; sentences are made by members.linkage.sentences; no sealed values
    findings = models.JSONField(_("依据"), default=list)

    class Meta:
        ordering = ["lead", "rank", "-probability"]
        constraints = [
            models.UniqueConstraint(fields=["lead", "engagement", "register_entry"], name="evidence_once_per_pair")
        ]


class LeadDecision(models.Model):
    """A human's word on a lead; undone decisions stay readable."""

    lead = models.ForeignKey(Lead, on_delete=models.PROTECT, related_name="decisions")
    register_entry = models.ForeignKey("members.RegisterEntry", on_delete=models.PROTECT, related_name="+")
    verdict = models.CharField(_("判断"), max_length=20, choices=Verdict)
    reason = models.CharField(_("理由"), max_length=300, blank=True)
    # the machine's word at that time, so that quality can be told later
    band = models.CharField(_("档次"), max_length=20, choices=Band, blank=True)
    probability = models.FloatField(_("把握"))
    state_before = models.CharField(max_length=20, choices=LeadState)
    blind = models.BooleanField(_("盲核"), default=False)
    in_batch = models.BooleanField(_("成批确认"), default=False)
    #: found by a human although the comparison had not proposed it
    missed_by_machine = models.BooleanField(_("机器漏掉"), default=False)
    decided_at = models.DateTimeField(default=clock.now)
    decided_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-decided_at"]
        indexes = [models.Index(fields=["band", "verdict"], name="decision_band", condition=Q(undone_at__isnull=True))]
