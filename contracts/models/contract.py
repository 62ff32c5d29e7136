"""A contract: drafted from a template, signed by its parties, lived and ended."""

from datetime import date, timedelta
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from contracts.querysets import ContractQuerySet
from contracts.states import SIGNED_STATES, ContractKind, ContractState, EndReason, Relation
from jinxi_portal.kernel import clock

#: Over by an act of somebody, on a day.
_STOPPED = (ContractState.CANCELLED, ContractState.ENDED)


class Contract(models.Model):
    """``values`` fill the template's places. When it is sent, ``clauses`` and ``head`` keep what everybody is shown.

    From then on the template may change: who signs, signs the text that was sent. ``round`` counts the sendings; a
    correction voids the signatures of the round before.
    """

    number = models.CharField(_("编号"), max_length=30, unique=True)
    kind = models.CharField(_("类别"), max_length=20, choices=ContractKind)
    relation = models.CharField(_("性质"), max_length=20, choices=Relation, default=Relation.ORIGINAL)
    version = models.ForeignKey("contracts.TemplateVersion", on_delete=models.PROTECT, related_name="contracts")
    predecessor = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="successors")
    employer = models.ForeignKey("members.Employer", on_delete=models.PROTECT, null=True, related_name="contracts")
    worker = models.ForeignKey("members.Worker", on_delete=models.PROTECT, related_name="contracts")
    state = models.CharField(_("状态"), max_length=20, choices=ContractState, default=ContractState.DRAFT)
    values = models.JSONField(_("填写内容"), default=dict)
    starts_on = models.DateField(_("开始日期"), null=True)
    ends_on = models.DateField(_("结束日期"), null=True)
    round = models.PositiveSmallIntegerField(default=0)
    clauses = models.JSONField(_("条款原文"), default=list)
    head = models.JSONField(_("合同首部"), default=dict)
    text_digest = models.CharField(_("文本摘要"), max_length=64, blank=True)
    created_at = models.DateTimeField(_("起草时间"), default=clock.now)
    created_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    sent_at = models.DateTimeField(_("发出时间"), null=True)
    sign_by = models.DateTimeField(_("签字截止"), null=True)
    completed_at = models.DateTimeField(_("签署完成时间"), null=True)
    #: why it was declined, withdrawn or sent back for correction, for the other parties to read
    said = models.CharField(_("理由"), max_length=300, blank=True)
    #: the last day on which it holds; of a cancelled one the day on which it was cancelled, before its first
    ended_on = models.DateField(_("解除日期"), null=True)
    end_reason = models.CharField(_("解除原因"), max_length=20, choices=EndReason, blank=True)
    end_note = models.CharField(_("解除说明"), max_length=300, blank=True)
    settlement = models.JSONField(_("结算"), default=dict)

    objects = ContractQuerySet.as_manager()

    class Meta:
        verbose_name = _("合同")
        verbose_name_plural = _("合同")
        indexes = [
            models.Index(fields=["created_at", "id"], name="contract_created"),
            models.Index(fields=["ends_on", "id"], name="contract_ends"),
            models.Index(fields=["worker", "completed_at"], name="contract_of_worker"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=ContractKind.values), name="contract_kind_known"),
            models.CheckConstraint(condition=Q(state__in=ContractState.values), name="contract_state_known"),
            models.CheckConstraint(
                condition=Q(kind=ContractKind.DIRECT, employer__isnull=True)
                | ~Q(kind=ContractKind.DIRECT) & Q(employer__isnull=False),
                name="contract_employer_unless_direct",
            ),
            models.CheckConstraint(
                condition=Q(state=ContractState.DRAFT)
                | Q(state=ContractState.WITHDRAWN)
                | ~Q(text_digest="") & Q(sign_by__isnull=False),
                name="sent_contract_keeps_its_text",
            ),
            models.CheckConstraint(
                condition=Q(state__in=SIGNED_STATES, completed_at__isnull=False)
                | ~Q(state__in=SIGNED_STATES) & Q(completed_at__isnull=True),
                name="signed_contract_is_completed",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")), name="contract_ends_after_start"
            ),
            models.CheckConstraint(
                condition=Q(state__in=_STOPPED, ended_on__isnull=False)
                | ~Q(state__in=_STOPPED) & Q(ended_on__isnull=True),
                name="ended_contract_has_its_day",
            ),
            models.CheckConstraint(
                condition=~Q(state=ContractState.CANCELLED) | Q(ended_on__lt=F("starts_on")),
                name="cancelled_contract_never_began",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("contracts:contract", args=[self.number])

    @property
    def title(self) -> str:
        """As it stands over the contract."""
        title: str = self.head.get("title") or self.version.template.title
        return title

    @property
    def is_shown_to_worker(self) -> bool:
        """A draft that was never sent is the drafter's own affair."""
        return self.round > 0

    @property
    def has_begun(self) -> bool:
        """Its first day has come; an addendum belongs to a contract and is not looked at alone."""
        return self.starts_on is None or self.starts_on <= clock.today()

    @property
    def last_day_to_sign(self) -> date | None:
        """Signing closes with the end of this day."""
        return clock.local_date(self.sign_by - timedelta(seconds=1)) if self.sign_by else None

    @property
    def is_overdue(self) -> bool:
        """Past the last moment for signing, whether or not the schedule has noticed."""
        return bool(self.sign_by and clock.now() > self.sign_by)

    def holds_on(self, day: Any) -> bool:
        """Signed by everybody and in force on the day."""
        if self.state not in SIGNED_STATES or self.starts_on is None or self.starts_on > day:
            return False
        last = self.ended_on or self.ends_on
        return last is None or last >= day


class ExtraClause(models.Model):
    """A clause that a drafter added freely. What the clause check suspects blocks sending until an officer finds it fair."""

    LONGEST = 1000

    contract = models.ForeignKey("contracts.Contract", on_delete=models.CASCADE, related_name="extra_clauses")
    position = models.PositiveSmallIntegerField()
    text = models.CharField(_("补充条款"), max_length=LONGEST)
    #: found fair by the supervision officer, for exactly this text
    confirmed_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True)
    confirmed_because = models.CharField(_("认定理由"), max_length=300, blank=True)

    class Meta:
        ordering = ["contract", "position"]
        constraints = [
            models.UniqueConstraint(fields=["contract", "position"], name="extra_clause_position_once"),
            models.CheckConstraint(
                condition=Q(confirmed_at__isnull=True) | Q(confirmed_by__isnull=False) & ~Q(confirmed_because=""),
                name="extra_clause_confirmed_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.text
