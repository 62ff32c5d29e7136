"""A lead: this worker may be that member of the register. Its evidence, and what humans decided."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jinxi_portal.kernel import clock
from members.querysets import LeadQuerySet
from members.states import OPEN_LEAD_STATES, Band, Channel, LeadState, Verdict


class Lead(models.Model):
    """One open lead per worker. ``register_entry`` is the entry its best evidence points at."""

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
    band = models.CharField(_("档次"), max_length=20, choices=Band)
    probability = models.FloatField(_("把握"))
    state = models.CharField(_("状态"), max_length=20, choices=LeadState, default=LeadState.FOUND)
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
                fields=["worker"], condition=Q(state__in=OPEN_LEAD_STATES), name="one_open_lead_per_worker"
            ),
            models.UniqueConstraint(
                fields=["register_entry"],
                condition=Q(state=LeadState.CONFIRMED),
                name="register_entry_confirmed_once",
            ),
            models.CheckConstraint(condition=Q(state__in=LeadState.values), name="lead_state_known"),
            models.CheckConstraint(condition=Q(channel__in=Channel.values), name="lead_channel_known"),
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
